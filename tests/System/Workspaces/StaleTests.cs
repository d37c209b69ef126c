using Messaging.System.Harness;

namespace Messaging.System.Workspaces;

/// <summary>A running workspace keeps its environment; what has changed since makes it stale.</summary>
[Collection(SharedSystem.Name)]
public sealed class StaleTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string> Changes => ["mode", "org mode", "secret", "org secret", "deleted secret", "deleted org secret"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task a_change_makes_a_running_workspace_stale_until_it_is_provisioned_again(string change)
    {
        var caller = system.Caller();
        (await caller.PutOrgSecretAsync("OF_THE_ORG", "1")).ShouldBe(200);
        var id = (await caller.CreateWorkspaceAsync(secrets: new { ORDINARY = "1" })).ShouldBe(201).Json.GetProperty("id").GetGuid();
        (await StaleAsync(caller, id)).ShouldBeFalse();

        var changed = change switch
        {
            "mode" => await caller.PutModeAsync(id, "disabled"),
            "org mode" => await caller.PutOrgModeAsync("disabled"),
            "secret" => await caller.PutSecretAsync(id, "ORDINARY", "2"),
            "org secret" => await caller.PutOrgSecretAsync("OF_THE_ORG", "2"),
            "deleted secret" => await caller.DeleteSecretAsync(id, "ORDINARY"),
            _ => await caller.DeleteAsync("/settings/secrets/OF_THE_ORG"),
        };

        changed.Status.ShouldBeOneOf(200, 204);
        (await StaleAsync(caller, id)).ShouldBeTrue();
        WorkspaceProcess.Of(id).Single().Environment["MOLECULE_LLM_BILLING_MODE"].ShouldBe("platform_managed");
        (await caller.ProvisionAsync(id)).ShouldBe(200).Json.GetProperty("stale").GetBoolean().ShouldBeFalse();
        (await StaleAsync(caller, id)).ShouldBeFalse();
    }

    private static async Task<bool> StaleAsync(Caller caller, Guid id)
        => (await caller.GetWorkspaceAsync(id)).ShouldBe(200).Json.GetProperty("stale").GetBoolean();
}
