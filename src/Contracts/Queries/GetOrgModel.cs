namespace Messaging.Contracts;

/// <summary>Asks for the organization's active model; answered by <see cref="OrgModelView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetOrgModel(Guid OrgId);
