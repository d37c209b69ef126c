using System.Text.Json;

namespace Messaging.System.Harness;

/// <summary>The routes by name, for tests that read like a story.</summary>
public static class CallerRoutes
{
    public const string Model = "MiniMax-M2.7";

    /// <summary>Creates a workspace; nulls are left out of the body.</summary>
    public static Task<Answer> CreateWorkspaceAsync(
        this Caller caller,
        Guid? id = null,
        string? runtime = "claude-code",
        string? model = Model,
        string? name = "tester's",
        Guid? parent = null,
        string? mode = null,
        object? secrets = null)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["name"] = name,
            ["runtime"] = runtime,
            ["model"] = model,
            ["parent_id"] = parent,
            ["billing_mode"] = mode,
            ["secrets"] = secrets,
        };
        return caller.PostAsync("/workspaces", body.Where(member => member.Value is not null).ToDictionary());
    }

    /// <summary>Creates a workspace that must come about, and gives its id.</summary>
    public static async Task<Guid> NewWorkspaceAsync(
        this Caller caller,
        string runtime = "claude-code",
        string? model = Model,
        string? mode = null,
        Guid? parent = null,
        Guid? id = null)
        => (await caller.CreateWorkspaceAsync(id, runtime, model, mode: mode, parent: parent))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();

    public static Task<Answer> GetWorkspaceAsync(this Caller caller, Guid id) => caller.GetAsync($"/workspaces/{id}");

    public static Task<Answer> DeleteWorkspaceAsync(this Caller caller, Guid id) => caller.DeleteAsync($"/workspaces/{id}");

    public static Task<Answer> ProvisionAsync(this Caller caller, Guid id) => caller.PostAsync($"/workspaces/{id}/provision");

    public static Task<Answer> PutModeAsync(this Caller caller, Guid id, string? mode)
        => caller.PutAsync($"/admin/workspaces/{id}/llm-billing-mode", new { mode });

    public static Task<Answer> GetModeAsync(this Caller caller, Guid id) => caller.GetAsync($"/admin/workspaces/{id}/llm-billing-mode");

    public static Task<Answer> PutOrgModeAsync(this Caller caller, string? mode)
        => caller.PutAsync("/admin/org/llm-billing-mode", new { mode });

    public static Task<Answer> PutSecretAsync(this Caller caller, Guid id, string key, string value)
        => caller.PutAsync($"/workspaces/{id}/secrets", new { key, value });

    public static Task<Answer> DeleteSecretAsync(this Caller caller, Guid id, string key)
        => caller.DeleteAsync($"/workspaces/{id}/secrets/{key}");

    public static Task<Answer> PutOrgSecretAsync(this Caller caller, string key, string value)
        => caller.PutAsync("/settings/secrets", new { key, value });

    public static Task<Answer> EnvironmentAsync(this Caller caller, Guid id) => caller.GetAsync($"/workspaces/{id}/environment");

    public static Task<Answer> OperationAsync(this Caller caller, string operationId) => caller.GetAsync($"/operations/{operationId}");

    /// <summary>Waits until an operation has an outcome and gives it.</summary>
    public static Task<Answer> OutcomeAsync(this Caller caller, string operationId, TimeSpan? deadline = null)
        => Eventually.Async(
            $"the outcome of {operationId}",
            () => caller.OperationAsync(operationId),
            answer => answer.Status == 200 && answer["status"] != "accepted",
            deadline);

    /// <summary>Everything on all pages of a list.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync(this Caller caller, string path)
    {
        var items = new List<JsonElement>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? next = null;
        do
        {
            var page = (await caller.GetAsync(next is null ? path : $"{path}{separator}after={Uri.EscapeDataString(next)}"))
                .ShouldBe(200).Json;
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        return items;
    }

    /// <summary>The organization's whole audit trail.</summary>
    public static Task<IReadOnlyList<JsonElement>> AuditAsync(this Caller caller) => caller.AllAsync("/audit?limit=200");
}
