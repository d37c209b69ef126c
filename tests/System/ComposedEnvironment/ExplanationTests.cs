using System.Text.Json;
using Messaging.System.Harness;

namespace Messaging.System.ComposedEnvironment;

[Collection(SharedSystem.Name)]
public sealed class ExplanationTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task the_explanation_says_where_every_name_came_from_and_what_happened_and_no_value()
    {
        var caller = system.Caller();
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OPENAI_API_KEY", "hidden-value-1")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("TWICE", "hidden-value-2")).ShouldBe(200);
        var id = (await caller.CreateWorkspaceAsync(secrets: new { TWICE = "hidden-value-3", MINIMAX_API_KEY = "hidden-value-4" }))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        (await caller.PutModeAsync(id, "platform_managed")).ShouldBe(200);

        var answer = (await caller.EnvironmentAsync(id)).ShouldBe(200);

        Entry(answer, "OPENAI_API_KEY", "org_secret").ShouldBe("stripped");
        Entry(answer, "MINIMAX_API_KEY", "workspace_secret").ShouldBe("stripped");
        Entry(answer, "TWICE", "org_secret").ShouldBe("hidden");
        Entry(answer, "TWICE", "workspace_secret").ShouldBe("kept");
        Entry(answer, "MOLECULE_LLM_BASE_URL", "platform").ShouldBe("injected");
        answer.Json.GetProperty("entries").EnumerateArray().ShouldContain(
            entry => entry.GetProperty("name").GetString() == "WORKSPACE_ID" && entry.GetProperty("origin").GetString() == "system");
        answer.Json.GetProperty("entries").EnumerateArray()
            .ShouldAllBe(entry => !string.IsNullOrWhiteSpace(entry.GetProperty("reason").GetString()));
        answer.Text.ShouldNotContain("hidden-value");
        answer.Text.ShouldNotContain(MessagingSystem.UsageToken);
    }

    [Fact]
    public async Task the_explanation_says_why_a_workspace_could_not_be_started()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync(model: "gpt-4o", mode: "byok");

        (await caller.EnvironmentAsync(id))
            .ShouldBe(200).Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("MISSING_BYOK_CREDENTIAL");
        (await caller.EnvironmentAsync(Guid.NewGuid())).ShouldBeProblem(404, "workspace_not_found");
    }

    private static string Entry(Answer answer, string name, string origin)
    {
        JsonElement entry = answer.Json.GetProperty("entries").EnumerateArray()
            .Single(item => item.GetProperty("name").GetString() == name && item.GetProperty("origin").GetString() == origin);
        return entry.GetProperty("action").GetString()!;
    }
}
