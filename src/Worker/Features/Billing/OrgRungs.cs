namespace Messaging.Worker.Features.Billing;

/// <summary>What of an organization the resolver's rungs look at, as it is stored.</summary>
/// <param name="DefaultMode"><c>organizations.llm_billing_mode</c>, raw; null when it has none.</param>
/// <param name="Model">The canonical id of its active model; null when it has none.</param>
internal sealed record OrgRungs(string? DefaultMode, string? Model);
