namespace Messaging.Contracts;

/// <summary>The provider catalog, as this deployment offers it.</summary>
/// <param name="Providers">The providers, in the order in which they are shown.</param>
public sealed record OrgModelCapability(IReadOnlyList<ProviderCapability> Providers);
