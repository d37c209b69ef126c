namespace Messaging.Contracts;

/// <summary>A secret of the organization was written.</summary>
/// <param name="Name">Its name.</param>
public sealed record OrgSecretSet(string Name) : AuditRecord;
