namespace Messaging.Contracts;

/// <summary>Asks for the organization's default billing mode; answered by <see cref="OrgBillingDefaultView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
public sealed record GetOrgBillingDefault(Guid OrgId);
