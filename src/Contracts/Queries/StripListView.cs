namespace Messaging.Contracts;

/// <summary>The strip list.</summary>
/// <param name="Names">The vendor keys, sorted.</param>
public sealed record StripListView(IReadOnlyList<string> Names);
