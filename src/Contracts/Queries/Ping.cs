namespace Messaging.Contracts;

/// <summary>Asks whether a worker answers; answered by <see cref="Pong"/>.</summary>
public sealed record Ping();
