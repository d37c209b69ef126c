namespace Messaging.Worker.Features.Billing;

/// <summary>Which raw value the organization rung looks at.</summary>
internal static class OrgDefaultInput
{
    /// <summary>
    /// The organization's own stored default; where it has none, the deployment's. Nothing is judged here: a stored value
    /// that is garbled stays the one that is looked at, so that a damaged row cannot fall through to the deployment's.
    /// </summary>
    /// <param name="stored"><c>organizations.llm_billing_mode</c>, or null.</param>
    /// <param name="deployment">The deployment's default, or null.</param>
    public static string? Choose(string? stored, string? deployment) => stored ?? deployment;
}
