namespace Messaging.Contracts;

/// <summary>Asks for the configured runtimes; answered by <see cref="RuntimeList"/>.</summary>
public sealed record ListRuntimes();
