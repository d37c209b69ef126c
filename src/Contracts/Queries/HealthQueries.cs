namespace Messaging.Contracts;

/// <summary>Asks whether a worker answers.</summary>
public sealed record Ping() : IQuery<Pong>;

/// <summary>A worker answers.</summary>
/// <param name="Worker">Which one.</param>
/// <param name="KeyIds">The ids of the sealing keys that it opens, the newest first; null from a worker that does not say.</param>
public sealed record Pong(string Worker, IReadOnlyList<string>? KeyIds = null);
