namespace Messaging.Contracts;

/// <summary>A worker answers.</summary>
/// <param name="Worker">Which one.</param>
public sealed record Pong(string Worker);
