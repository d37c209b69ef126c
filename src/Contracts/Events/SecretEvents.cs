namespace Messaging.Contracts;

/// <summary>A secret of the organization was written.</summary>
/// <param name="Name">Its name.</param>
public sealed record OrgSecretSet(string Name) : AuditRecord;

/// <summary>A secret of the organization was deleted.</summary>
/// <param name="Name">Its name.</param>
public sealed record OrgSecretDeleted(string Name) : AuditRecord;

/// <summary>A secret of a workspace was written.</summary>
/// <param name="Name">Its name.</param>
public sealed record WorkspaceSecretSet(string Name) : AuditRecord;

/// <summary>A secret of a workspace was deleted.</summary>
/// <param name="Name">Its name.</param>
public sealed record WorkspaceSecretDeleted(string Name) : AuditRecord;

/// <summary>The secret-write gate refused a vendor key.</summary>
/// <param name="Name">The name, as it was sent.</param>
/// <param name="Scope"><c>workspace</c> or <c>org</c>.</param>
/// <param name="Resolution">The resolution that blocked it.</param>
public sealed record SecretWriteBlocked(string Name, string Scope, BillingModeResolution Resolution) : AuditRecord;
