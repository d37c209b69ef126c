namespace Messaging.Contracts;

/// <summary>The organization's own default billing mode and what it leads to.</summary>
/// <param name="OrgDefault">The recognized mode the organization rung saw, else <c>platform_managed</c>.</param>
/// <param name="Rung"><c>honored</c> or <c>retired</c>: whether the deployment consults organization defaults at all.</param>
/// <param name="ResolvedMode">What a workspace without an override resolves to.</param>
/// <param name="Source">The rung that supplied it.</param>
public sealed record OrgBillingDefaultView(string OrgDefault, string Rung, string ResolvedMode, string Source);
