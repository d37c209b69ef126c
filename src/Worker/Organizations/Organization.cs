using Messaging.Worker.Billing;

namespace Messaging.Worker.Organizations;

/// <summary>An organization's row, locked for the transaction at hand.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Rungs">What the resolver looks at: its stored default billing mode and its active model.</param>
/// <param name="AuditSequence">The sequence of its last audit event; 0 before the first.</param>
/// <param name="AuditHead">The hash of its last audit event.</param>
/// <param name="HasUnpublishedEvents">Events before this transaction's are still to be published, and go first.</param>
internal sealed record Organization(Guid Id, OrgRungs Rungs, long AuditSequence, string AuditHead, bool HasUnpublishedEvents);
