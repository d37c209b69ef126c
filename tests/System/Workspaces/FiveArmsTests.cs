using Messaging.System.Harness;

namespace Messaging.System.Workspaces;

/// <summary>
/// The way to a key of one's own: create without vendor keys, opt in, write the keys, provision; for a parent and its child.
/// </summary>
[Collection(SharedSystem.Name)]
public sealed class FiveArmsTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("minimax")]
    [InlineData("anthropic")]
    [InlineData("google")]
    [InlineData("openai")]
    public async Task a_customer_who_opts_in_runs_on_keys_of_their_own(string name)
    {
        var provider = ProviderCase.Named(name);
        var caller = system.Caller();

        var parent = await RunAsync(caller, provider, parent: null);
        var child = await RunAsync(caller, provider, parent);

        WorkspaceProcess.Of(child).Single().Environment["PARENT_ID"].ShouldBe(parent.ToString());
        WorkspaceProcess.Of(parent).Single().Environment.ShouldNotContainKey("PARENT_ID");
    }

    [Fact]
    public async Task a_customer_without_keys_stays_on_the_platforms_proxy()
    {
        var provider = ProviderCase.Named("platform");
        var caller = system.Caller();
        Guid? parent = null;
        for (var generation = 0; generation < 2; generation++)
        {
            var created = (await caller.CreateWorkspaceAsync(
                runtime: provider.Runtime, model: provider.Model, parent: parent, secrets: provider.Secrets)).ShouldBe(201);
            (created["status"], created["resolved_mode"]).ShouldBe(("online", "platform_managed"));
            var id = created.Json.GetProperty("id").GetGuid();
            var environment = WorkspaceProcess.Of(id).Single().Environment;
            environment["MOLECULE_LLM_BILLING_MODE_RESOLVED"].ShouldBe("platform_managed");
            environment["MOLECULE_LLM_USAGE_TOKEN"].ShouldBe(MessagingSystem.UsageToken);
            environment["MODEL"].ShouldBe(provider.Model);
            parent = id;
        }
    }

    private async Task<Guid> RunAsync(Caller caller, ProviderCase provider, Guid? parent)
    {
        var stripList = (await caller.GetAsync("/llm/strip-list"))
            .ShouldBe(200).Json.EnumerateArray().Select(item => item.GetString()!).ToHashSet(StringComparer.Ordinal);
        var deferred = provider.Secrets.Where(secret => stripList.Contains(secret.Key)).ToDictionary();
        deferred.Count.ShouldBe(provider.Deferred);

        // The negative twin: everything in the create payload.
        (await caller.CreateWorkspaceAsync(runtime: provider.Runtime, model: provider.Model, parent: parent, secrets: provider.Secrets))
            .ShouldBeProblem(400, "direct_vendor_key_blocked");

        var created = (await caller.CreateWorkspaceAsync(
            runtime: provider.Runtime, model: provider.Model, parent: parent,
            secrets: provider.Secrets.Where(secret => !deferred.ContainsKey(secret.Key)).ToDictionary())).ShouldBe(201);
        var id = created.Json.GetProperty("id").GetGuid();
        (created["status"], created["resolved_mode"]).ShouldBe(("online", "platform_managed"));
        created.Header("Location").ShouldBe($"/workspaces/{id}");

        (await caller.PutModeAsync(id, "byok")).ShouldBe(200)["resolved_mode"].ShouldBe("byok");
        foreach (var (key, value) in deferred)
            (await caller.PostAsync($"/workspaces/{id}/secrets", new { key, value }))
                .ShouldBe(200).Text.ShouldBe($$"""{"status":"saved","key":"{{key}}"}""");
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        foreach (var (key, value) in provider.Secrets)
            environment[key].ShouldBe(value);
        environment["MODEL"].ShouldBe(provider.Model);
        environment["MOLECULE_MODEL"].ShouldBe(provider.Model);
        environment["MOLECULE_LLM_BILLING_MODE"].ShouldBe("byok");
        environment["MOLECULE_LLM_BILLING_MODE_RESOLVED"].ShouldBe("byok");
        environment.Values.ShouldNotContain(MessagingSystem.UsageToken);
        if (provider.Runtime == "hermes")
            environment["HERMES_DEFAULT_MODEL"].ShouldBe(provider.Model);
        return id;
    }
}
