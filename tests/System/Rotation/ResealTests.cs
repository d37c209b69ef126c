using Messaging.System.Harness;

namespace Messaging.System.Rotation;

/// <summary>A rotation with nobody in its way: what is stored moves, and nothing else changes.</summary>
public sealed class ResealTests
{
    [Fact]
    public async Task after_a_reseal_the_old_key_is_not_needed_by_anything_that_is_stored()
    {
        await using var system = await MessagingSystem.StartAsync();
        var (rotation, stored, caller) = (new KeyRotation(system), new StoredValues(system), system.Caller());
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "marked-1")).ShouldBe(200);
        var secrets = new { FIRST = "marked-2", SECOND = new string('ü', 32 * 1024) };
        var id = (await caller.CreateWorkspaceAsync(mode: "platform_managed", secrets: secrets))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        var apiKey = await stored.SaveModelAsync(caller, "anthropic", "api_key", "marked-3");
        var bundle = await stored.SaveModelAsync(caller, "openai", "oauth_bundle", "marked-4");
        (await stored.CountAsync(rotation.OldKeyId)).ShouldBe(5);
        var before = await stored.RowsWithoutValuesAsync();

        await rotation.GiveToWorkersAsync();
        await rotation.PublishAsync();
        (await system.Workers[0].LogAsync()).ShouldContain($"seals to {rotation.NewKeyId}, opens also {rotation.OldKeyId}");
        (await caller.PutOrgSecretAsync("AFTERWARDS", "marked-5")).ShouldBe(200);
        (await caller.DeleteAsync("/settings/secrets/AFTERWARDS")).ShouldBe(204);

        await ShouldCountWhatIsLeftAsync(rotation, stored);

        var (exitCode, output) = await rotation.ResealAsync();
        exitCode.ShouldBe(0, output);
        output.ShouldContain("workspace_secrets: 2 resealed, 0 already on the newest key, 0 remaining");
        output.ShouldContain("org_secrets: 1 resealed, 0 already on the newest key, 0 remaining");
        output.ShouldContain("org_model_credentials: 2 resealed, 0 already on the newest key, 0 remaining");
        output.ShouldNotContain("marked");
        (await stored.CountAsync(rotation.NewKeyId)).ShouldBe(5);
        (await stored.RowsWithoutValuesAsync()).ShouldBe(before, "only how a value is sealed has changed");
        (await caller.GetWorkspaceAsync(id)).Json.GetProperty("stale").GetBoolean().ShouldBeFalse();
        (exitCode, output) = await rotation.ResealAsync();
        exitCode.ShouldBe(0, output);
        output.ShouldContain("workspace_secrets: 0 resealed, 2 already on the newest key, 0 remaining");

        await rotation.TakeOldAwayAsync();
        (await system.Workers[0].LogAsync()).ShouldContain($"seals to {rotation.NewKeyId}, opens also none");
        await ShouldBeGivenToTheProcessAsync(caller, id);
        (await stored.OpenModelAsync(caller.Org, apiKey, "anthropic", "api_key")).ShouldBe("marked-3");
        (await stored.OpenModelAsync(caller.Org, bundle, "openai", "oauth_bundle"))!.ShouldContain("\"access_token\":\"marked-4\"");
    }

    [Fact]
    public async Task what_a_lost_key_sealed_is_named_wherever_it_is_looked_at_and_is_never_set()
    {
        await using var system = await MessagingSystem.StartAsync();
        var (rotation, stored, caller) = (new KeyRotation(system), new StoredValues(system), system.Caller());
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "marked-1")).ShouldBe(200);
        var id = (await caller.CreateWorkspaceAsync(mode: "platform_managed", secrets: new { LOST = "marked-2" }))
            .ShouldBe(201).Json.GetProperty("id").GetGuid();
        var credential = await stored.SaveModelAsync(caller, "anthropic", "api_key", "marked-3");
        await stored.SaveModelAsync(caller, "xai", "api_key", "marked-4");
        await system.Database.ExecuteAsync("ALTER TABLE org_model_credentials DISABLE TRIGGER USER");
        await system.Database.ExecuteAsync("UPDATE org_model_credentials SET sealed_value = 'nonsense' WHERE id <> $1", credential);
        await rotation.GiveToWorkersAsync();
        await rotation.PublishAsync();
        await rotation.TakeOldAwayAsync();

        var (exitCode, output) = await rotation.ResealAsync();
        exitCode.ShouldBe(1, output);
        output.ShouldContain($"unreadable: workspace_secrets org={caller.Org} workspace={id} name=LOST: its key is not at hand");
        output.ShouldContain($"unreadable: org_secrets org={caller.Org} name=OF_THE_ORG: its key is not at hand");
        output.ShouldContain($"unreadable: org_model_credentials org={caller.Org} credential={credential} "
            + "name=org_model/anthropic/api_key: its key is not at hand");
        output.ShouldContain("name=org_model/xai/api_key: it is not a sealed value");
        output.ShouldContain("org_model_credentials: 0 resealed, 0 already on the newest key, 2 remaining");
        output.ShouldContain($"on key {rotation.OldKeyId}: 1, of these unreadable: 1");
        output.ShouldContain("on key none: 1, of these unreadable: 1");
        output.ShouldNotContain("marked");
        (await stored.CountAsync(rotation.OldKeyId)).ShouldBe(3, "what does not open is left as it is");

        await ShouldBeUnreadableAsync(caller, id);
        var failed = (await caller.ProvisionAsync(id)).ShouldBe(200).Json;
        failed.GetProperty("status").GetString().ShouldBe("failed");
        failed.GetProperty("error").GetProperty("code").GetString().ShouldBe("secret_unreadable");

        (await caller.PutSecretAsync(id, "LOST", "found")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "found")).ShouldBe(200);
        (await caller.GetAsync($"/workspaces/{id}/secrets")).Json.EnumerateArray()
            .ShouldAllBe(item => item.GetProperty("has_value").GetBoolean() && !Has(item, "error"));
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");
    }

    [Fact]
    public async Task what_is_not_understood_is_said_in_one_sentence()
    {
        await using var system = await MessagingSystem.StartAsync();

        var (exitCode, output) = await new KeyRotation(system).ResealAsync("--chekc");
        exitCode.ShouldBe(78, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("reseal --check");

        (exitCode, output) = await system.RunWorkerAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Sealing__PrivateKeyPath"] = null }, "reseal");
        exitCode.ShouldBe(78, output);
        output.ShouldContain("Sealing:PrivateKeyPath");

        (exitCode, output) = await system.RunWorkerAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Postgres"] = "postgresql://nobody:none@127.0.0.1:1/nothing",
            }, "reseal");
        exitCode.ShouldBe(69, output);
    }

    private static async Task ShouldCountWhatIsLeftAsync(KeyRotation rotation, StoredValues stored)
    {
        var (exitCode, output) = await rotation.ResealAsync("--check");
        exitCode.ShouldBe(1, output);
        output.ShouldContain("workspace_secrets: 0 resealed, 0 already on the newest key, 2 remaining");
        output.ShouldContain($"on key {rotation.OldKeyId}: 2, of these unreadable: 0");
        (await stored.CountAsync(rotation.OldKeyId)).ShouldBe(5);
    }

    private static async Task ShouldBeGivenToTheProcessAsync(Caller caller, Guid id)
    {
        var list = (await caller.GetAsync($"/workspaces/{id}/secrets")).ShouldBe(200).Json.EnumerateArray().ToList();
        list.Select(item => item.GetProperty("key").GetString()).ShouldBe(["FIRST", "OF_THE_ORG", "SECOND"]);
        list.ShouldAllBe(item => item.GetProperty("has_value").GetBoolean() && !Has(item, "error"));
        (await caller.ProvisionAsync(id)).ShouldBe(200)["status"].ShouldBe("online");
        var environment = WorkspaceProcess.Of(id).Single().Environment;
        (environment["OF_THE_ORG"], environment["FIRST"], environment["SECOND"])
            .ShouldBe(("marked-1", "marked-2", new string('ü', 32 * 1024)));
    }

    private static async Task ShouldBeUnreadableAsync(Caller caller, Guid id)
    {
        foreach (var path in (string[])["/settings/secrets", $"/workspaces/{id}/secrets"])
        {
            foreach (var item in (await caller.GetAsync(path)).ShouldBe(200).Json.EnumerateArray())
            {
                item.GetProperty("has_value").GetBoolean().ShouldBeFalse(path);
                item.GetProperty("error").GetProperty("code").GetString().ShouldBe("secret_unreadable");
                item.GetProperty("error").GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    private static bool Has(global::System.Text.Json.JsonElement item, string member) => item.TryGetProperty(member, out _);
}
