namespace Messaging.Contracts;

/// <summary>Asks whether a worker answers; answered by <see cref="Pong"/>.</summary>
public sealed record Ping();

/// <summary>A worker answers.</summary>
/// <param name="Worker">Which one.</param>
/// <param name="KeyIds">The ids of the sealing keys that it opens, the newest first; null from a worker that does not say.</param>
public sealed record Pong(string Worker, IReadOnlyList<string>? KeyIds = null);
