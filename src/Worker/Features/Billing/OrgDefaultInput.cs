namespace Messaging.Worker.Features.Billing;

/// <summary>Chooses the raw value that the organization rung decides by.</summary>
internal static class OrgDefaultInput
{
    /// <summary>
    /// The organization's own stored default; where it has none, the deployment's. A garbled stored value is chosen too, so that a damaged
    /// row does not fall back to the deployment's.
    /// </summary>
    /// <param name="stored"><c>organizations.llm_billing_mode</c>, or null.</param>
    /// <param name="deployment">The deployment's default, or null.</param>
    public static string? Choose(string? stored, string? deployment) => stored ?? deployment;
}
