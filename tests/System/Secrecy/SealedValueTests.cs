using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Secrecy;

/// <summary>Callers that seal values themselves.</summary>
[Collection(SharedSystem.Name)]
public sealed class SealedValueTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_value_that_the_caller_sealed_reaches_the_process_unchanged()
    {
        var sealer = await SealerAsync();
        var caller = system.Caller();
        var id = Guid.NewGuid();
        (await caller.CreateWorkspaceAsync(id, secrets: new { AT_CREATION = Boxed(sealer.Seal(caller.Org, id, "AT_CREATION", "one")) }))
            .ShouldBe(201);
        var later = sealer.Seal(caller.Org, id, "LATER", "two");
        (await caller.PutAsync($"/workspaces/{id}/secrets", new { key = "LATER", sealed_value = later })).ShouldBe(200);
        var ofTheOrg = sealer.Seal(caller.Org, null, "OF_THE_ORG", "three");
        (await caller.PutAsync("/settings/secrets", new { key = "OF_THE_ORG", sealed_value = ofTheOrg })).ShouldBe(200);

        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");

        var environment = WorkspaceProcess.Of(id).Single().Environment;
        (environment["AT_CREATION"], environment["LATER"], environment["OF_THE_ORG"]).ShouldBe(("one", "two", "three"));
    }

    [Fact]
    public async Task a_value_sealed_for_something_else_is_refused_and_nothing_is_stored()
    {
        var sealer = await SealerAsync();
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        var other = await caller.NewWorkspaceAsync();
        (Guid, Guid?, string)[] elsewhere =
            [(Guid.NewGuid(), id, "A"), (caller.Org, other, "A"), (caller.Org, null, "A"), (caller.Org, id, "B"), (caller.Org, id, "a")];
        foreach (var (org, workspace, name) in elsewhere)
        {
            var problem = (await caller.PutAsync(
                $"/workspaces/{id}/secrets", new { key = "A", sealed_value = sealer.Seal(org, workspace, name, "v") }))
                .ShouldBeProblem(400, "invalid_secret_value");
            problem.GetProperty("key").GetString().ShouldBe("A");
        }

        (await caller.PutAsync("/settings/secrets", new { key = "A", sealed_value = sealer.Seal(caller.Org, id, "A", "v") }))
            .ShouldBeProblem(400, "invalid_secret_value");
        (await caller.GetAsync($"/workspaces/{id}/secrets")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task a_sealed_value_is_held_to_the_same_rules_once_it_is_open()
    {
        var sealer = await SealerAsync();
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        foreach (var value in (string[])["", "a\0b", new string('x', (64 * 1024) + 1)])
        {
            (await caller.PutAsync($"/workspaces/{id}/secrets", new { key = "A", sealed_value = sealer.Seal(caller.Org, id, "A", value) }))
                .ShouldBeProblem(400, "invalid_secret_value");
        }

        (await caller.PutAsync(
            $"/workspaces/{id}/secrets", new { key = "OPENAI_API_KEY", sealed_value = sealer.Seal(caller.Org, id, "OPENAI_API_KEY", "v") }))
            .ShouldBeProblem(400, "direct_vendor_key_blocked");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("v1.x.y.z")]
    [InlineData("v9.AAAAAAAAAAA.AAAA.AAAA")]
    public async Task a_text_that_is_no_sealed_value_is_refused(string text)
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();

        (await caller.PutAsync($"/workspaces/{id}/secrets", new { key = "A", sealed_value = text }))
            .ShouldBeProblem(400, "invalid_secret_value");
        (await caller.PutAsync($"/workspaces/{id}/secrets", new { key = "A", sealed_value = "v", value = "v" }))
            .ShouldBeProblem(400, "invalid_secret_value");
        (await caller.PutAsync($"/workspaces/{id}/secrets", new { key = "A" })).ShouldBeProblem(400, "invalid_secret_value");
        (await caller.CreateWorkspaceAsync(Guid.NewGuid(), secrets: new { A = new { @sealed = text } }))
            .ShouldBeProblem(400, "invalid_secret_value");
    }

    [Fact]
    public async Task a_sealed_value_forged_into_a_command_of_another_org_cannot_be_opened_there()
    {
        var sealer = await SealerAsync();
        var owner = system.Caller();
        var ownersId = await owner.NewWorkspaceAsync();
        var thief = system.Caller();
        var thiefsId = await thief.NewWorkspaceAsync();
        var stolen = new SealedValue(sealer.Seal(owner.Org, ownersId, "A", "the owner's"));
        var command = new SetWorkspaceSecret(
            Guid.CreateVersion7(), thief.Org, "thief", TimeProvider.System.GetUtcNow(), "f", thiefsId, "A", stolen);

        await system.Bus.SendAsync(command);

        (await thief.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("rejected");
        (await thief.GetAsync($"/workspaces/{thiefsId}/secrets")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task the_public_keys_are_for_every_signed_in_caller()
    {
        var keys = (await system.Caller(scope: "").GetAsync("/sealing-keys")).ShouldBe(200);

        keys.Json.GetProperty("keys").GetArrayLength().ShouldBe(1);
        keys.Text.ShouldNotContain("PRIVATE");
        JsonSerializer.Serialize(keys.Json).ShouldContain("DHKEM(P-256, HKDF-SHA256)");
    }

    private static object Boxed(string text) => new { @sealed = text };

    private async Task<OutsideSealer> SealerAsync() => new((await system.Caller(scope: "").GetAsync("/sealing-keys")).ShouldBe(200).Json);
}
