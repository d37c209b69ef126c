using Messaging.System.Harness;

namespace Messaging.System.BillingMode;

[Collection(SharedSystem.Name)]
public sealed class BillingModeRouteTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Theory]
    [InlineData("byok")]
    [InlineData("disabled")]
    [InlineData("platform_managed")]
    public async Task setting_a_mode_answers_the_resolution_after_it(string mode)
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();

        var answer = (await caller.PutModeAsync(workspace, mode)).ShouldBe(200);

        answer["resolved_mode"].ShouldBe(mode);
        answer["workspace_override"].ShouldBe(mode);
        answer["source"].ShouldBe("workspace_override");
        answer.Header("Preference-Applied").ShouldBe(caller.Prefer);
        (await caller.GetModeAsync(workspace)).ShouldBe(200).Text.ShouldBe(answer.Text);
    }

    [Fact]
    public async Task null_clears_the_override()
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();
        (await caller.PutModeAsync(workspace, "disabled")).ShouldBe(200);

        var cleared = (await caller.PutModeAsync(workspace, null)).ShouldBe(200);

        cleared["workspace_override"].ShouldBeNull();
        cleared["source"].ShouldBe("constant_fallback");
    }

    [Fact]
    public async Task the_orgs_default_holds_for_its_workspaces_until_one_says_otherwise()
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();

        var org = (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (org["org_default"], org["rung"], org["resolved_mode"], org["source"]).ShouldBe(("byok", "honored", "byok", "org_default"));
        (await caller.GetModeAsync(workspace))["source"].ShouldBe("org_default");
        (await caller.PutModeAsync(workspace, "platform_managed"))["resolved_mode"].ShouldBe("platform_managed");

        var cleared = (await caller.PutOrgModeAsync(null)).ShouldBe(200);
        (cleared["org_default"], cleared["resolved_mode"], cleared["source"])
            .ShouldBe(("platform_managed", "platform_managed", "constant_fallback"));
    }

    [Fact]
    public async Task a_workspace_that_does_not_exist_resolves_but_cannot_be_set()
    {
        var caller = system.Caller();
        var nobody = Guid.NewGuid();

        (await caller.GetModeAsync(nobody)).ShouldBe(200)["source"].ShouldBe("constant_fallback");
        (await caller.PutModeAsync(nobody, "byok")).ShouldBeProblem(404, "workspace_not_found");
    }

    [Theory]
    [InlineData("{}", "mode_required")]
    [InlineData("""{"mode":"BYOK"}""", "unknown_billing_mode")]
    [InlineData("""{"mode":" byok"}""", "unknown_billing_mode")]
    [InlineData("""{"mode":""}""", "unknown_billing_mode")]
    [InlineData("""{"mode":7}""", "unknown_billing_mode")]
    [InlineData("""{"mode":true}""", "unknown_billing_mode")]
    [InlineData("""{"mode":["byok"]}""", "unknown_billing_mode")]
    [InlineData("""{"mode":{"a":1}}""", "unknown_billing_mode")]
    public async Task a_mode_that_is_none_is_refused_on_every_route(string body, string code)
    {
        var caller = system.Caller();
        var workspace = await caller.NewWorkspaceAsync();
        foreach (var path in (string[])
        [
            $"/admin/workspaces/{workspace}/llm-billing-mode", $"/cp/admin/workspaces/{workspace}/llm-billing-mode",
            "/admin/org/llm-billing-mode",
        ])
        {
            var problem = (await caller.SendTextAsync(HttpMethod.Put, path, body)).ShouldBeProblem(400, code);
            if (code == "unknown_billing_mode")
                problem.GetProperty("allowed").EnumerateArray().Select(mode => mode.GetString())
                    .ShouldBe(["platform_managed", "byok", "disabled"]);
        }
    }

    [Fact]
    public async Task the_platforms_administrators_set_the_mode_of_any_orgs_workspace()
    {
        var owner = system.Caller();
        var workspace = await owner.NewWorkspaceAsync();
        var administrator = system.Caller(scope: "platform:admin", subject: "root");
        var path = $"/cp/admin/workspaces/{workspace}/llm-billing-mode";

        (await administrator.PutAsync(path, new { mode = "byok" })).ShouldBe(200)["resolved_mode"].ShouldBe("byok");

        (await administrator.GetAsync(path)).ShouldBe(200)["source"].ShouldBe("workspace_override");
        (await owner.GetModeAsync(workspace))["resolved_mode"].ShouldBe("byok");
        var set = (await owner.AuditAsync()).Single(item => item.GetProperty("type").GetString() == "WorkspaceBillingModeSet");
        set.GetProperty("actor").GetString().ShouldBe("root");
        var nobody = $"/cp/admin/workspaces/{Guid.NewGuid()}/llm-billing-mode";
        (await administrator.GetAsync(nobody)).ShouldBeProblem(404, "workspace_not_found");
        (await administrator.PutAsync(nobody, new { mode = "byok" })).ShouldBeProblem(404, "workspace_not_found");
    }

    [Fact]
    public async Task an_administrators_operation_can_be_followed()
    {
        var owner = system.Caller();
        var workspace = await owner.NewWorkspaceAsync();
        var administrator = system.Caller(scope: "platform:admin");

        var path = $"/cp/admin/workspaces/{workspace}/llm-billing-mode";

        var accepted = (await administrator.WithoutWaiting.PutAsync(path, new { mode = "byok" })).ShouldBe(202);

        (await administrator.OutcomeAsync(accepted["operation_id"]!))["status"].ShouldBe("succeeded");
    }
}
