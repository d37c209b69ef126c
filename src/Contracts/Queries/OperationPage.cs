namespace Messaging.Contracts;

/// <summary>A page of operations, in the order in which workers took them up.</summary>
/// <param name="Items">The operations.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record OperationPage(IReadOnlyList<OperationView> Items, string? Next);
