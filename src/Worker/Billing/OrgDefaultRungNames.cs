namespace Messaging.Worker.Billing;

/// <summary>The rung as callers see it.</summary>
internal static class OrgDefaultRungNames
{
    /// <summary><c>honored</c> or <c>retired</c>, as <c>GET /admin/org/llm-billing-mode</c> answers it.</summary>
    public static string Of(OrgDefaultRung rung) => rung is OrgDefaultRung.Honored ? "honored" : "retired";
}
