namespace Messaging.Contracts;

/// <summary>A secret of the organization was deleted.</summary>
/// <param name="Name">Its name.</param>
public sealed record OrgSecretDeleted(string Name) : AuditRecord;
