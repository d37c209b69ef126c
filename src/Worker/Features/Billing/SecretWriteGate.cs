using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// Refuses to write vendor keys where the platform pays. Only an explicit opt-out of platform billing opens it; a key in the payload
/// never changes the mode, and a read that failed blocks.
/// </summary>
internal static class SecretWriteGate
{
    private const string WorkspaceBlocked =
        "direct vendor key writes are blocked for platform-managed workspaces; "
        + "use MODEL/LLM_PROVIDER or the platform LLM proxy env instead, "
        + "or set this workspace's billing mode to 'byok' via /admin/workspaces/:id/llm-billing-mode";

    private const string OrgBlocked =
        "direct vendor key writes are blocked for platform-managed organizations; "
        + "use MODEL/LLM_PROVIDER or the platform LLM proxy env instead, "
        + "or set this organization's billing mode to 'byok' via /admin/org/llm-billing-mode";

    /// <summary>Why a name may not be written as a secret of a workspace; null when it may.</summary>
    /// <param name="name">The name, as it was sent.</param>
    /// <param name="resolution">What the workspace resolves to, after a mode that is set in the same step.</param>
    /// <param name="workspaceId">The workspace, for the problem.</param>
    public static Problem? CheckWorkspace(string name, Resolution resolution, Guid workspaceId)
        => !StripList.Contains(name) || IsOptedOut(resolution)
            ? null
            : new Problem(ProblemCodes.DirectVendorKeyBlocked, WorkspaceBlocked) { Key = name, WorkspaceId = workspaceId };

    /// <summary>Why a name may not be written as a secret of the organization; null when it may.</summary>
    /// <param name="name">The name, as it was sent.</param>
    /// <param name="resolution">What the organization itself resolves to, without a workspace.</param>
    /// <param name="rung">With the rung retired no organization default could ever open the gate, so there is none.</param>
    public static Problem? CheckOrg(string name, Resolution resolution, OrgDefaultRung rung)
        => rung is OrgDefaultRung.Retired || !StripList.Contains(name) || (resolution.Error is null && !resolution.IsPlatformManaged)
            ? null
            : new Problem(ProblemCodes.DirectVendorKeyBlocked, OrgBlocked) { Key = name };

    // A mode that follows from the org model is a choice of its credential and not a permission to bring other keys.
    private static bool IsOptedOut(Resolution resolution)
        => resolution.Error is null
            && !resolution.IsPlatformManaged
            && resolution.Source is ResolutionSources.WorkspaceOverride or ResolutionSources.OrgDefault;
}
