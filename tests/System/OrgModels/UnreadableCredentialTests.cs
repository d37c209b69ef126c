using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>A stored credential that the worker's keys do not open is a state that is reported, never one that is set.</summary>
[Collection(SharedSystem.Name)]
public sealed class UnreadableCredentialTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task it_is_reported_starts_nothing_and_is_neither_kept_nor_brought_back()
    {
        var caller = system.Caller();
        var workspace = Guid.NewGuid();
        var damaged = await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        await caller.NewWorkspaceAsync(model: null, id: workspace);
        await DamageAsync(caller.Org);

        var active = (await caller.ActiveModelAsync()).ShouldNotBeNull();
        active.GetProperty("credential_set").GetBoolean().ShouldBeFalse();
        active.GetProperty("credential_error").GetProperty("code").GetString().ShouldBe("secret_unreadable");
        (await caller.OrgModelVersionsAsync()).Single().GetProperty("credential_set").GetBoolean().ShouldBeFalse();

        (await caller.EnvironmentAsync(workspace)).Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("secret_unreadable");
        var provisioned = (await caller.ProvisionAsync(workspace)).ShouldBe(200);
        provisioned["status"].ShouldBe("failed");
        provisioned.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("secret_unreadable");
        WorkspaceProcess.Of(workspace).ShouldBeEmpty();

        (await caller.PutOrgModelAsync("anthropic", "claude-opus-4-5", keep: true)).ShouldBeProblem(400, "credential_required");
        await caller.NewOrgModelAsync("anthropic", "claude-opus-4-5");
        (await caller.RollBackAsync(damaged)).ShouldBeProblem(422, "secret_unreadable");
        (await caller.ProvisionAsync(workspace)).ShouldBe(200)["status"].ShouldBe("online");
    }

    [Fact]
    public async Task a_workspace_that_does_not_use_it_is_not_disturbed()
    {
        var caller = system.Caller();
        await caller.NewOrgModelAsync("anthropic", "claude-sonnet-4-6");
        await DamageAsync(caller.Org);

        (await caller.CreateWorkspaceAsync(model: null, mode: "platform_managed")).ShouldBe(201)["status"].ShouldBe("online");
    }

    [Fact]
    public async Task a_credential_of_another_org_put_in_its_place_does_not_open()
    {
        var owner = system.Caller();
        await owner.NewOrgModelAsync("anthropic", "claude-sonnet-4-6", "the-owners");
        var thief = system.Caller();
        await thief.NewOrgModelAsync("anthropic", "claude-sonnet-4-6", "the-thiefs");
        await system.Database.ExecuteAsync(
            "UPDATE org_model_credentials SET sealed_value = (SELECT sealed_value FROM org_model_credentials WHERE org_id = $1) "
                + "WHERE org_id = $2",
            owner.Org, thief.Org);

        (await thief.CreateWorkspaceAsync(model: null))
            .ShouldBe(201).Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("secret_unreadable");
    }

    // Sealed to the right key, for another organization: well-formed, and not to be opened here.
    private async Task DamageAsync(Guid org)
    {
        using var keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        var foreign = keys.Seal(
            new SecretText("of-somebody-else"), new SealingContext(Guid.NewGuid(), null, "org_model/anthropic/api_key"));
        await system.Database.ExecuteAsync("UPDATE org_model_credentials SET sealed_value = $2 WHERE org_id = $1", org, foreign.Text);
    }
}
