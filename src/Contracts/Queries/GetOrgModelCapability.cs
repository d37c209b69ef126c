namespace Messaging.Contracts;

/// <summary>Asks for the provider catalog; answered by <see cref="OrgModelCapability"/>.</summary>
public sealed record GetOrgModelCapability();
