namespace Messaging.Contracts;

/// <summary>Asks for an operation by its command; answered by <see cref="OperationView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="CommandId">The command.</param>
public sealed record GetOperation(Guid OrgId, Guid CommandId);
