namespace Messaging.Contracts;

/// <summary>The organization's own LLM.</summary>
/// <param name="Active">The active version, or null.</param>
public sealed record OrgModelView(OrgModelVersionView? Active);
