namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>An organization's row, locked by the current transaction.</summary>
/// <param name="Id">The organization.</param>
/// <param name="AuditSequence">The sequence of its last audit event; 0 before the first.</param>
/// <param name="AuditHead">The hash of its last audit event.</param>
/// <param name="LastUnpublished">The sequence of the last event before this transaction's that is not published; null for none.</param>
internal sealed record LockedOrganization(Guid Id, long AuditSequence, string AuditHead, long? LastUnpublished);
