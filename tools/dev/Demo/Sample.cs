using System.Globalization;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Dev.Demo;

/// <summary>The third seed's flow: from the platform's credits to the customer's own key, parent and child.</summary>
internal sealed class Sample(Caller caller, Narrator narrator)
{
    private const string UsageToken = "MOLECULE_LLM_USAGE_TOKEN";
    private static readonly string[] ModeNames = ["MOLECULE_LLM_BILLING_MODE", "MOLECULE_LLM_BILLING_MODE_RESOLVED"];
    private static readonly Arm Parent = new("parent", "claude-code", "MiniMax-M2.7", "MINIMAX_API_KEY");
    private static readonly Arm Child = new("child", "google-adk", "gemini-2.5-pro", "GEMINI_API_KEY");

    private readonly Trail trail = new(caller);

    /// <summary>Drives the sample; the narrator counts what did not go as expected.</summary>
    public async Task RunAsync(Guid org, CancellationToken ct)
    {
        Narrator.Heading($"The sample, on the fresh organization {org:D}");
        if (await WalkAsync(Parent, parentId: null, ct) is { } parentId)
            await WalkAsync(Child, parentId, ct);
        await ShowTrailAsync(ct);
    }

    private async Task<string?> WalkAsync(Arm arm, string? parentId, CancellationToken ct)
    {
        Narrator.Heading($"{arm.Name}: runtime {arm.Runtime}, model {arm.Model}");
        var id = await CreateAsync(arm, parentId, ct);
        if (id is null)
            return null;

        var onPlatform = await ShowProcessAsync(id, "it runs on the platform's proxy", UsageToken, arm.VendorKey, before: null, ct);
        await RefuseAsync(arm, parentId, id, ct);
        await OptInAsync(arm, id, ct);
        await ShowProcessAsync(id, "it runs on the customer's own key", arm.VendorKey, UsageToken, onPlatform?.Pid, ct);
        return id;
    }

    private async Task<string?> CreateAsync(Arm arm, string? parentId, CancellationToken ct)
    {
        var created = await StepAsync("create it without a vendor key", HttpMethod.Post, "/workspaces",
            new { name = arm.Name, runtime = arm.Runtime, model = arm.Model, parent_id = parentId },
            answer => answer is { Status: 201 } && answer["status"] == WorkspaceStatuses.Online && answer["resolved_mode"] == BillingModes.PlatformManaged,
            [nameof(WorkspaceCreated), nameof(WorkspaceProvisioned)], ct);
        return created.Status == 201 ? created["id"] : null;
    }

    private async Task RefuseAsync(Arm arm, string? parentId, string id, CancellationToken ct)
    {
        await StepAsync("create one with a vendor key", HttpMethod.Post, "/workspaces",
            new { name = "refused", runtime = arm.Runtime, model = arm.Model, parent_id = parentId, secrets = Secrets(arm) },
            IsBlocked, [nameof(SecretWriteBlocked)], ct);
        await StepAsync("write a vendor key", HttpMethod.Post, $"/workspaces/{id}/secrets",
            new { key = arm.VendorKey, value = Value }, IsBlocked, [nameof(SecretWriteBlocked)], ct);
    }

    private async Task OptInAsync(Arm arm, string id, CancellationToken ct)
    {
        await StepAsync("opt it into byok", HttpMethod.Put, $"/admin/workspaces/{id}/llm-billing-mode", new { mode = BillingModes.Byok },
            answer => answer.Status == 200 && answer["resolved_mode"] == BillingModes.Byok && answer["source"] == ResolutionSources.WorkspaceOverride,
            [nameof(WorkspaceBillingModeSet)], ct);
        await StepAsync("write the vendor key", HttpMethod.Post, $"/workspaces/{id}/secrets", new { key = arm.VendorKey, value = Value },
            answer => answer.Status == 200 && answer["status"] == "saved", [nameof(WorkspaceSecretSet)], ct);
        await StepAsync("provision it", HttpMethod.Post, $"/workspaces/{id}/provision", body: null,
            answer => answer.Status == 200 && answer["status"] == WorkspaceStatuses.Online && answer["resolved_mode"] == BillingModes.Byok,
            [nameof(WorkspaceProvisioned)], ct);
    }

    private async Task<Answer> StepAsync(
        string what, HttpMethod method, string path, object? body, Func<Answer, bool> asExpected, string[] expected, CancellationToken ct)
    {
        var answer = await caller.SendAsync(method, path, body, ct);
        var events = await trail.NewAsync(ct);
        narrator.Step(asExpected(answer) && expected.All(type => events.Contains(type, StringComparer.Ordinal)), what, answer.Status, OutcomeOf(answer), events);
        return answer;
    }

    /// <summary>The names that the process really holds, which must be those that the explanation of its environment names.</summary>
    private async Task<WorkspaceProcess?> ShowProcessAsync(string id, string what, string present, string absent, int? before, CancellationToken ct)
    {
        if (await WorkspaceProcess.FindAsync(id, before, ct) is not { } process)
        {
            narrator.Finding(asExpected: false, what, "its process was not found");
            return null;
        }

        string[] required = [present, "MODEL", "WORKSPACE_ID", .. ModeNames];
        var asExpected = required.All(name => process.Names.Contains(name, StringComparer.Ordinal))
            && !process.Names.Contains(absent, StringComparer.Ordinal)
            && process.Names.SequenceEqual(await ExplainedAsync(id, ct), StringComparer.Ordinal);
        narrator.Finding(asExpected, what, string.Create(CultureInfo.InvariantCulture, $"process {process.Pid} holds {present}, not {absent}; all names:"));
        Narrator.Names(process.Names);
        return process;
    }

    private async Task<IEnumerable<string>> ExplainedAsync(string id, CancellationToken ct)
    {
        var answer = await caller.GetAsync($"/workspaces/{id}/environment", ct);
        return answer.Status != 200
            ? []
            : answer.Body.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("action").GetString() is "kept" or "injected")
                .Select(entry => entry.GetProperty("name").GetString()!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
    }

    private async Task ShowTrailAsync(CancellationToken ct)
    {
        Narrator.Heading("The audit trail");
        await trail.NewAsync(ct);
        Narrator.Names(trail.Types);
        var answer = await caller.GetAsync("/audit/verification", ct);
        var valid = answer.Status == 200 && answer.Body.GetProperty("valid").ValueKind == JsonValueKind.True;
        var count = valid ? answer.Body.GetProperty("events").GetInt64() : 0;
        narrator.Finding(valid && count == trail.Types.Count, "its chain", valid
            ? string.Create(CultureInfo.InvariantCulture, $"holds: {count} events, head {answer["head"]}")
            : $"does not hold: {OutcomeOf(answer)} {answer["reason"]}");
    }

    // Not a key of anybody's: the sample's agents call nobody.
    private const string Value = "sample-value-that-is-no-key";

    private static Dictionary<string, string> Secrets(Arm arm) => new(StringComparer.Ordinal) { [arm.VendorKey] = Value };

    private static bool IsBlocked(Answer answer) => answer.Status == 400 && answer["code"] == ProblemCodes.DirectVendorKeyBlocked;

    private static string OutcomeOf(Answer answer)
        => answer["code"] ?? string.Join(", ", new[] { answer["status"], answer["resolved_mode"] }.OfType<string>());
}
