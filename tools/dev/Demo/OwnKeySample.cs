using Messaging.Contracts;

namespace Messaging.Dev.Demo;

/// <summary>The way to a key of one's own: from the platform's credits to the customer's own key, parent and child.</summary>
internal sealed class OwnKeySample(SampleSteps steps)
{
    private const string UsageToken = "MOLECULE_LLM_USAGE_TOKEN";

    // Not a key of anybody's: the sample's agents call nobody.
    private const string Value = "sample-value-that-is-no-key";

    private static readonly SampleWorkspace Parent = new("parent", "claude-code", "MiniMax-M2.7", "MINIMAX_API_KEY");
    private static readonly SampleWorkspace Child = new("child", "google-adk", "gemini-2.5-pro", "GEMINI_API_KEY");

    /// <summary>Drives it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (await WalkAsync(Parent, parentId: null, ct) is { } parentId)
            await WalkAsync(Child, parentId, ct);
    }

    private async Task<string?> WalkAsync(SampleWorkspace workspace, string? parentId, CancellationToken ct)
    {
        ConsoleReport.Heading($"{workspace.Name}: runtime {workspace.Runtime}, model {workspace.Model}");
        var id = await CreateAsync(workspace, parentId, ct);
        if (id is null)
            return null;

        var onPlatform = await steps.ShowProcessAsync(
            id, "it runs on the platform's proxy", UsageToken, workspace.VendorKey, before: null, ct);
        await RefuseAsync(workspace, parentId, id, ct);
        await OptInAsync(workspace, id, ct);
        await steps.ShowProcessAsync(id, "it runs on the customer's own key", workspace.VendorKey, UsageToken, onPlatform?.Pid, ct);
        return id;
    }

    private async Task<string?> CreateAsync(SampleWorkspace workspace, string? parentId, CancellationToken ct)
    {
        var created = await steps.AskAsync("create it without a vendor key", HttpMethod.Post, "/workspaces",
            new { name = workspace.Name, runtime = workspace.Runtime, model = workspace.Model, parent_id = parentId },
            answer => answer is { Status: 201 } && SampleSteps.IsOnline(answer, BillingModes.PlatformManaged),
            [nameof(WorkspaceCreated), nameof(WorkspaceProvisioned)], ct);
        return created.Status == 201 ? created["id"] : null;
    }

    private async Task RefuseAsync(SampleWorkspace workspace, string? parentId, string id, CancellationToken ct)
    {
        await steps.AskAsync("create one with a vendor key", HttpMethod.Post, "/workspaces",
            new
            {
                name = "refused",
                runtime = workspace.Runtime,
                model = workspace.Model,
                parent_id = parentId,
                secrets = Secrets(workspace),
            },
            IsBlocked, [nameof(SecretWriteBlocked)], ct);
        await steps.AskAsync("write a vendor key", HttpMethod.Post, $"/workspaces/{id}/secrets",
            new { key = workspace.VendorKey, value = Value }, IsBlocked, [nameof(SecretWriteBlocked)], ct);
    }

    private async Task OptInAsync(SampleWorkspace workspace, string id, CancellationToken ct)
    {
        await steps.AskAsync(
            "opt it into byok", HttpMethod.Put, $"/admin/workspaces/{id}/llm-billing-mode", new { mode = BillingModes.Byok },
            answer => answer.Status == 200
                && answer["resolved_mode"] == BillingModes.Byok
                && answer["source"] == ResolutionSources.WorkspaceOverride,
            [nameof(WorkspaceBillingModeSet)], ct);
        await steps.AskAsync(
            "write the vendor key", HttpMethod.Post, $"/workspaces/{id}/secrets", new { key = workspace.VendorKey, value = Value },
            answer => answer.Status == 200 && answer["status"] == "saved", [nameof(WorkspaceSecretSet)], ct);
        await steps.AskAsync("provision it", HttpMethod.Post, $"/workspaces/{id}/provision", body: null,
            answer => answer.Status == 200 && SampleSteps.IsOnline(answer, BillingModes.Byok), [nameof(WorkspaceProvisioned)], ct);
    }

    private static Dictionary<string, string> Secrets(SampleWorkspace workspace)
        => new(StringComparer.Ordinal) { [workspace.VendorKey] = Value };

    private static bool IsBlocked(ApiResponse answer) => answer.Status == 400 && answer["code"] == ProblemCodes.DirectVendorKeyBlocked;
}
