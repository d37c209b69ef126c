namespace Messaging.Contracts;

/// <summary>Asks for a page of operations; answered by <see cref="OperationPage"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="Commands">Only operations of these commands.</param>
/// <param name="After">The cursor of the page before, or null for the first.</param>
/// <param name="Limit">At most this many, 1–200.</param>
/// <param name="Status">Only operations in this status, or null.</param>
public sealed record ListOperations(Guid OrgId, IReadOnlyList<string> Commands, string? After, int Limit, string? Status);
