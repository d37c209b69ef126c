using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>Asks for a page of audit events.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="After">Only events after this sequence, in order.</param>
/// <param name="Limit">At most this many, 1–200.</param>
/// <param name="Type">Only events of this type, or null.</param>
/// <param name="WorkspaceId">Only events about this workspace, or null.</param>
/// <param name="Before">Only events before this sequence, newest first; null for the order in which they happened.</param>
public sealed record ListAudit(Guid OrgId, long After, int Limit, string? Type, Guid? WorkspaceId, long? Before = null) : IQuery<AuditPage>;

/// <summary>A page of audit events, in the order that was asked for.</summary>
/// <param name="Items">The events: their canonical JSON with <c>hash</c> and <c>previous_hash</c>.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record AuditPage(IReadOnlyList<JsonText> Items, string? Next);

/// <summary>Asks where the organization's audit trail ends.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetAuditHead(Guid OrgId) : IQuery<AuditHead>;

/// <summary>Where an organization's audit trail ends.</summary>
/// <param name="Sequence">The last event's sequence; 0 when nothing has happened yet.</param>
public sealed record AuditHead(long Sequence);

/// <summary>Asks for a walk of the organization's audit chain.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record VerifyAudit(Guid OrgId) : IQuery<AuditVerification>;

/// <summary>The result of walking an organization's audit chain.</summary>
/// <param name="Valid">Every event hashes to what is recorded, in one unbroken chain that ends at the recorded head.</param>
/// <param name="Events">How many events were walked.</param>
/// <param name="Head">The hash of the last event, or the genesis hash where there is none.</param>
/// <param name="FirstInvalidSequence">The first sequence that does not hold; absent when all do.</param>
/// <param name="Reason">What does not hold there; absent when all do.</param>
public sealed record AuditVerification(
    bool Valid,
    long Events,
    string Head,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? FirstInvalidSequence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
