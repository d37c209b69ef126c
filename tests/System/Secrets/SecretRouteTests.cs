using Messaging.System.Harness;

namespace Messaging.System.Secrets;

[Collection(SharedSystem.Name)]
public sealed class SecretRouteTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task the_list_is_merged_ordered_and_without_values()
    {
        var caller = system.Caller();
        (await caller.PutOrgSecretAsync("B_BOTH", "org-value")).ShouldBe(200);
        (await caller.PutOrgSecretAsync("C_ORG", "org-value")).ShouldBe(200);
        var id = await caller.NewWorkspaceAsync();
        (await caller.PutSecretAsync(id, "B_BOTH", "workspace-value")).ShouldBe(200);
        (await caller.PutSecretAsync(id, "A_WORKSPACE", "workspace-value")).ShouldBe(200);

        var list = (await caller.GetAsync($"/workspaces/{id}/secrets")).ShouldBe(200);

        list.Json.EnumerateArray().Select(item => (item.GetProperty("key").GetString(), item.GetProperty("scope").GetString()))
            .ShouldBe([("A_WORKSPACE", "workspace"), ("B_BOTH", "workspace"), ("C_ORG", "org")]);
        list.Json.EnumerateArray().ShouldAllBe(item => item.GetProperty("has_value").GetBoolean());
        list.Text.ShouldNotContain("-value");
        (await caller.GetAsync("/settings/secrets"))
            .ShouldBe(200).Json.EnumerateArray().Select(item => item.GetProperty("key").GetString()).ShouldBe(["B_BOTH", "C_ORG"]);
    }

    [Fact]
    public async Task a_secret_is_written_again_and_deleted_once()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        (await caller.PutSecretAsync(id, "ORDINARY", "1")).ShouldBe(200);
        (await caller.PostAsync($"/workspaces/{id}/secrets", new { key = "ORDINARY", value = "2" })).ShouldBe(200);

        (await caller.DeleteSecretAsync(id, "ORDINARY")).ShouldBe(204);
        (await caller.DeleteSecretAsync(id, "ORDINARY")).ShouldBeProblem(404, "secret_not_found");

        (await caller.PostAsync("/settings/secrets", new { key = "ORDINARY", value = "1" })).ShouldBe(200)["status"].ShouldBe("saved");
        (await caller.DeleteAsync("/settings/secrets/ORDINARY")).ShouldBe(204);
        (await caller.DeleteAsync("/settings/secrets/ORDINARY")).ShouldBeProblem(404, "secret_not_found");
    }

    [Theory]
    [InlineData("", "invalid_secret_name")]
    [InlineData("1A", "invalid_secret_name")]
    [InlineData("A-B", "invalid_secret_name")]
    [InlineData("A B", "invalid_secret_name")]
    [InlineData("MINIMAX_API_KEY ", "invalid_secret_name")]
    [InlineData("A\n", "invalid_secret_name")]
    [InlineData("Ä", "invalid_secret_name")]
    [InlineData("MOLECULE_ANYTHING", "reserved_name")]
    [InlineData("molecule_llm_billing_mode", "reserved_name")]
    [InlineData("WORKSPACE_ID", "reserved_name")]
    [InlineData("PARENT_ID", "reserved_name")]
    [InlineData("ANTHROPIC_CUSTOM_HEADERS", "reserved_name")]
    [InlineData("PATH", "reserved_name")]
    [InlineData("Path", "reserved_name")]
    [InlineData("LD_PRELOAD", "reserved_name")]
    [InlineData("LD_LIBRARY_PATH", "reserved_name")]
    public async Task a_name_that_cannot_be_written_is_refused_at_every_door(string key, string code)
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync(mode: "disabled");

        (await caller.PutSecretAsync(id, key, "v")).ShouldBeProblem(400, code);
        (await caller.PutOrgSecretAsync(key, "v")).ShouldBeProblem(400, code);
        (await caller.CreateWorkspaceAsync(secrets: new Dictionary<string, string>(StringComparer.Ordinal) { [key] = "v" }))
            .ShouldBeProblem(400, code);
    }

    [Fact]
    public async Task values_have_one_byte_to_64_KiB_without_nul()
    {
        var caller = system.Caller();
        var id = await caller.NewWorkspaceAsync();
        (await caller.PutSecretAsync(id, "A", "")).ShouldBeProblem(400, "invalid_secret_value");
        (await caller.PutSecretAsync(id, "A", "a\0b")).ShouldBeProblem(400, "invalid_secret_value");
        (await caller.PutSecretAsync(id, "A", new string('x', (64 * 1024) + 1))).ShouldBeProblem(400, "invalid_secret_value");
        (await caller.PutSecretAsync(id, "A", new string('ü', (32 * 1024) + 1))).ShouldBeProblem(400, "invalid_secret_value");
        (await caller.PutSecretAsync(id, new string('A', 129), "v")).ShouldBeProblem(400, "invalid_secret_name");

        (await caller.PutSecretAsync(id, new string('A', 128), new string('ü', 32 * 1024))).ShouldBe(200);
        (await caller.PutSecretAsync(id, "B", "x")).ShouldBe(200);
    }

    [Fact]
    public async Task a_secret_of_no_workspace_cannot_be_written_read_or_deleted()
    {
        var caller = system.Caller();
        var nobody = Guid.NewGuid();

        (await caller.PutSecretAsync(nobody, "A", "v")).ShouldBeProblem(404, "workspace_not_found");
        (await caller.GetAsync($"/workspaces/{nobody}/secrets")).ShouldBeProblem(404, "workspace_not_found");
        (await caller.DeleteSecretAsync(nobody, "A")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task the_strip_list_is_sorted_and_for_every_signed_in_caller()
    {
        var names = (await system.Caller(scope: "").GetAsync("/llm/strip-list"))
            .ShouldBe(200).Json.EnumerateArray().Select(item => item.GetString()!).ToList();

        names.Count.ShouldBe(23);
        names.ShouldBe(names.Order(StringComparer.Ordinal));
        names.ShouldNotContain("GOOGLE_API_KEY");
    }
}
