using System.Text;
using Messaging.System.BadInput;
using Messaging.System.Harness;
using Messaging.System.HttpForm;

namespace Messaging.System.Tenancy;

/// <summary>Another organization's things are answered as ones that do not exist.</summary>
[Collection(SharedSystem.Name)]
public sealed class ForeignIdTests(SharedSystem shared)
{
    private const string Scopes = "admin:org admin:workspaces";
    private const string Neutral = "00000000-0000-0000-0000-000000000000";
    private readonly MessagingSystem system = shared.System;

    /// <summary>Every route that names a workspace in its path.</summary>
    public static TheoryData<string> Routes
        => [.. RouteRules.All.Keys
            .Where(name => name.Contains("{id}", StringComparison.Ordinal))
            .Where(name => !name.Contains("/operations/", StringComparison.Ordinal))];

    /// <summary>Where else one is named, and what is refused for another reason than that it is somebody else's.</summary>
    public static TheoryData<string, string, string?> Requests => new()
    {
        { "PUT", "/workspaces/{id}/secrets", """{"key":"OPENAI_API_KEY","value":"v"}""" },
        { "POST", "/workspaces", """{"name":"n","runtime":"claude-code","model":"m","parent_id":"{id}"}""" },
        { "GET", "/audit?workspace_id={id}", null },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task every_route_answers_for_a_foreign_workspace_as_for_none(string name)
    {
        var route = (await DescribedRoute.AllAsync(system)).Single(known => known.Name == name);
        var path = name.Split(' ')[1].Replace("{key}", "EXISTING", StringComparison.Ordinal);
        await a_foreign_workspace_is_answered_byte_for_byte_as_one_that_does_not_exist(
            route.Method.Method, path, route.HasBody ? new BodyFaults(route, "value").RightText : null);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task a_foreign_workspace_is_answered_byte_for_byte_as_one_that_does_not_exist(string method, string path, string? body)
    {
        var owner = system.Caller();
        var id = await owner.NewWorkspaceAsync(mode: "disabled");
        (await owner.PutSecretAsync(id, "EXISTING", "v")).ShouldBe(200);
        var before = await StateAsync(owner, id);
        var process = WorkspaceProcess.Of(id).Count;

        var foreign = await AskAsync(system.Caller(scope: Scopes), method, path, body, id);
        var nonexistent = await AskAsync(system.Caller(scope: Scopes), method, path, body, Guid.NewGuid());

        foreign.ShouldBe(nonexistent);
        (await StateAsync(owner, id)).ShouldBe(before);
        WorkspaceProcess.Of(id).Count.ShouldBe(process);
    }

    [Fact]
    public async Task the_operation_of_another_org_is_answered_as_one_that_does_not_exist()
    {
        var owner = system.Caller();
        var operation = (await owner.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;
        await owner.OutcomeAsync(operation);
        var stranger = system.Caller(scope: Scopes);

        var foreign = await stranger.OperationAsync(operation);
        var nonexistent = await stranger.OperationAsync(new string('A', operation.Length));

        foreign.ShouldBeProblem(404, "operation_not_found");
        foreign.Text.ShouldBe(nonexistent.Text);
        (await stranger.AllAsync("/operations")).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_id_that_another_org_has_is_free_and_nothing_of_the_other_is_seen_or_touched()
    {
        var owner = system.Caller();
        var id = await owner.NewWorkspaceAsync(mode: "disabled");
        (await owner.PutSecretAsync(id, "MINIMAX_API_KEY", "the owner's")).ShouldBe(200);
        var other = system.Caller(scope: Scopes);

        (await other.CreateWorkspaceAsync(id)).ShouldBe(201)["resolved_mode"].ShouldBe("platform_managed");
        (await other.GetAsync($"/workspaces/{id}/secrets")).ShouldBe(200).Json.GetArrayLength().ShouldBe(0);
        (await other.DeleteWorkspaceAsync(id)).ShouldBe(204);

        (await owner.GetModeAsync(id))["resolved_mode"].ShouldBe("disabled");
        (await owner.GetAsync($"/workspaces/{id}/secrets")).Json.GetArrayLength().ShouldBe(1);
        WorkspaceProcess.Of(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task lists_and_trails_hold_nothing_of_another_org()
    {
        var owner = system.Caller();
        await owner.NewWorkspaceAsync();
        (await owner.PutOrgSecretAsync("OF_THE_ORG", "v")).ShouldBe(200);
        var stranger = system.Caller();

        (await stranger.AllAsync("/workspaces")).ShouldBeEmpty();
        (await stranger.AllAsync("/operations")).ShouldBeEmpty();
        (await stranger.AuditAsync()).ShouldBeEmpty();
        (await stranger.GetAsync("/settings/secrets")).ShouldBe(200).Text.ShouldBe("[]");
    }

    private static async Task<string> AskAsync(Caller caller, string method, string path, string? body, Guid id)
    {
        var text = body?.Replace("{id}", id.ToString(), StringComparison.Ordinal);
        using var content = text is null ? null : new StringContent(text, Encoding.UTF8, "application/json");
        var answer = await caller.SendAsync(new HttpMethod(method), path.Replace("{id}", id.ToString(), StringComparison.Ordinal), content);
        // Each request is an operation of its own; that it has one is compared, not which.
        var headers = answer.Headers.Where(header => header.Key is not "date").OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => header.Key == "operation-location" ? header.Key : $"{header.Key}: {header.Value}");
        return $"{answer.Status}\n{string.Join('\n', headers)}\n\n{answer.Text}".Replace(id.ToString(), Neutral, StringComparison.Ordinal);
    }

    private static async Task<string> StateAsync(Caller owner, Guid id)
        => string.Join(
            '\n',
            (await owner.GetWorkspaceAsync(id)).Text,
            (await owner.GetModeAsync(id)).Text,
            (await owner.GetAsync($"/workspaces/{id}/secrets")).Text,
            (await owner.AuditAsync()).Count);
}
