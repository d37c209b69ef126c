namespace Messaging.Contracts;

/// <summary>A page of audit events, in the order that was asked for.</summary>
/// <param name="Items">The events: their canonical JSON with <c>hash</c> and <c>previous_hash</c>.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record AuditPage(IReadOnlyList<JsonText> Items, string? Next);
