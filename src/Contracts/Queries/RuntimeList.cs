namespace Messaging.Contracts;

/// <summary>The configured runtimes.</summary>
/// <param name="Items">Their names, sorted.</param>
public sealed record RuntimeList(IReadOnlyList<string> Items);
