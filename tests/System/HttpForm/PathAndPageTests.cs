using Messaging.System.Harness;

namespace Messaging.System.HttpForm;

/// <summary>What stands in paths and queries.</summary>
[Collection(SharedSystem.Name)]
public sealed class PathAndPageTests(SharedSystem shared)
{
    private const string Known = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("x")]
    [InlineData("3F2504E0-4F89-41D3-9A0C-0305E82C3301")]
    [InlineData("3f2504e04f8941d39a0c0305e82c3301")]
    [InlineData("{3f2504e0-4f89-41d3-9a0c-0305e82c3301}")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c330")]
    [InlineData("%00")]
    [InlineData("'; DROP TABLE workspaces; --")]
    public async Task an_id_of_another_form_is_refused_on_every_route(string id)
    {
        var caller = system.Caller();
        var routes = (await DescribedRoute.AllAsync(system))
            .Where(route => route.Name.Contains("{id}", StringComparison.Ordinal))
            .Where(route => !route.Name.Contains("/operations", StringComparison.Ordinal));
        foreach (var route in routes)
        {
            var path = route.Name.Split(' ')[1]
                .Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal)
                .Replace("{key}", "A", StringComparison.Ordinal);
            var answer = route.HasBody
                ? await caller.SendTextAsync(route.Method, path, """{"mode":"byok"}""")
                : await caller.SendAsync(route.Method, path, body: null);
            answer.Status.ShouldBe(400, answer.ToString());
            answer["code"].ShouldBeOneOf("invalid_workspace_id", "invalid_request");
        }
    }

    [Theory]
    [InlineData("id", "3F2504E0-4F89-41D3-9A0C-0305E82C3301")]
    [InlineData("id", "x")]
    [InlineData("id", "")]
    [InlineData("parent_id", "3f2504e04f8941d39a0c0305e82c3301")]
    public async Task an_id_of_another_form_in_a_body_is_refused(string member, string id)
        => (await system.Caller().PostAsync("/workspaces",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "n", ["runtime"] = "claude-code", [member] = id }))
            .ShouldBeProblem(400, "invalid_workspace_id");

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=x")]
    [InlineData("limit=1.5")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("after=%00")]
    [InlineData("after=%20")]
    [InlineData("after=nonsense")]
    [InlineData("after=-1")]
    [InlineData("after=99999999999999999999999")]
    public async Task a_page_that_does_not_exist_is_a_problem_of_the_callers(string query)
    {
        foreach (var list in (string[])["/workspaces", "/operations", "/audit"])
            (await system.Caller().GetAsync($"{list}?{query}")).ShouldBeProblem(400, "invalid_request");

        // The lists that run backwards.
        var before = query.Replace("after", "before", StringComparison.Ordinal);
        foreach (var list in (string[])["/org/llm-config/versions", "/audit", "/workspaces"])
        {
            (await system.Caller().GetAsync($"{list}?{before}")).ShouldBeProblem(400, "invalid_request")
                .GetProperty("field").GetString().ShouldBe(before[..before.IndexOf('=', StringComparison.Ordinal)]);
        }
    }

    [Theory]
    [InlineData("limit=1")]
    [InlineData("limit=200")]
    [InlineData("")]
    [InlineData("limit=")]
    public async Task a_page_of_an_org_without_anything_is_empty_and_the_last(string query)
    {
        foreach (var list in (string[])["/workspaces", "/operations", "/audit", "/org/llm-config/versions"])
            (await system.Caller().GetAsync($"{list}?{query}")).ShouldBe(200).Text.ShouldBe("""{"items":[],"next":null}""");
    }

    [Fact]
    public async Task a_filter_of_the_wrong_form_is_refused()
    {
        (await system.Caller().GetAsync("/audit?type=%3Cscript%3E")).ShouldBeProblem(400, "invalid_request");
        (await system.Caller().GetAsync("/audit?workspace_id=x")).ShouldBeProblem(400, "invalid_workspace_id");
        (await system.Caller().GetAsync($"/audit?workspace_id={Known}&type=NoSuchEvent"))
            .ShouldBe(200).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task answers_are_json_in_snake_case_with_times_in_utc_and_are_not_to_be_kept()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);

        var answer = (await caller.GetAsync("/operations")).ShouldBe(200);

        answer.Header("Content-Type")!.ShouldStartWith("application/json");
        answer.Header("Cache-Control").ShouldBe("no-store");
        answer.Json.GetProperty("items")[0].GetProperty("submitted_at").GetString()!
            .ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$");
    }
}
