namespace Messaging.Contracts;

/// <summary>Asks for an operation by its command; answered by <see cref="OperationView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="CommandId">The command.</param>
/// <param name="OperationId">The operation's id, by which the audit trail remembers what the ledger has forgotten; null from an older Api.</param>
public sealed record GetOperation(Guid OrgId, Guid CommandId, string? OperationId = null);
