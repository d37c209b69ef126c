using Messaging.Contracts;

namespace Messaging.Dev.Demo;

/// <summary>
/// The way to a model of the organization's own: the organization brings its own LLM, and a workspace that brings nothing runs on
/// it.
/// </summary>
internal sealed class OrgModelSample(SampleSteps steps)
{
    private const string Path = "/org/llm-config";
    private const string UsageToken = "MOLECULE_LLM_USAGE_TOKEN";
    private const string Credential = "XAI_API_KEY";

    /// <summary>Drives it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        ConsoleReport.Heading("the organization's own model: xai/grok-4.3");
        await SaveAsync(ct);
        await RollBackAsync(ct);
        var created = await steps.AskAsync("create a workspace with no key or model", HttpMethod.Post, "/workspaces",
            new { name = "follower", runtime = "hermes" },
            answer => answer.Status == 201 && SampleSteps.IsOnline(answer, BillingModes.Byok),
            [nameof(WorkspaceCreated), nameof(WorkspaceProvisioned)], ct);
        if (created["id"] is { } id)
            await FollowAsync(id, ct);
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await steps.AskAsync("save it without the terms", HttpMethod.Put, Path, Model("xai", "grok-4.3", acknowledged: false),
            answer => answer.Status == 400 && answer["code"] == ProblemCodes.TosAcknowledgementRequired, [], ct);
        await steps.AskAsync("save it", HttpMethod.Put, Path, Model("xai", "grok-4.3"),
            answer => answer.Status == 201 && answer["canonical_model"] == "xai/grok-4.3", [nameof(OrgModelActivated)], ct);
    }

    private async Task RollBackAsync(CancellationToken ct)
    {
        await steps.AskAsync("save another one over it", HttpMethod.Put, Path, Model("anthropic", "claude-sonnet-4-6"),
            answer => answer.Status == 201 && answer["canonical_model"] == "anthropic/claude-sonnet-4-6", [nameof(OrgModelActivated)], ct);
        await steps.AskAsync("roll back to the first version", HttpMethod.Post, Path + "/rollback", new { version = 1 },
            answer => answer.Status == 201 && answer["canonical_model"] == "xai/grok-4.3", [nameof(OrgModelActivated)], ct);
    }

    private async Task FollowAsync(string id, CancellationToken ct)
    {
        var onOrgModel = await steps.ShowProcessAsync(
            id, "it runs on the organization's credential", Credential, UsageToken, before: null, ct);
        await steps.AskAsync("let the platform pay for it", HttpMethod.Put, $"/admin/workspaces/{id}/llm-billing-mode",
            new { mode = BillingModes.PlatformManaged },
            answer => answer.Status == 200 && answer["resolved_mode"] == BillingModes.PlatformManaged,
            [nameof(WorkspaceBillingModeSet)], ct);
        await steps.AskAsync("provision it", HttpMethod.Post, $"/workspaces/{id}/provision", body: null,
            answer => answer.Status == 200 && SampleSteps.IsOnline(answer, BillingModes.PlatformManaged),
            [nameof(WorkspaceProvisioned)], ct);
        await steps.ShowProcessAsync(id, "it runs on the platform's proxy", UsageToken, Credential, onOrgModel?.Pid, ct);
    }

    // Not a key of anybody's: the sample's agents call nobody.
    private static object Model(string provider, string model, bool acknowledged = true) => new
    {
        provider,
        model,
        credential_type = CredentialTypes.ApiKey,
        api_key = "sample-value-that-is-no-key",
        tos_acknowledged = acknowledged,
    };
}
