namespace Messaging.Contracts;

/// <summary>A page of versions, newest first.</summary>
/// <param name="Items">The versions.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record OrgModelPage(IReadOnlyList<OrgModelVersionView> Items, string? Next);
