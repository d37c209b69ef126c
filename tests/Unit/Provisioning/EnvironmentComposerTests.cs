using Messaging.Contracts;
using Messaging.Unit.Billing;
using Messaging.Worker.Features.Workspaces.Environments;
using static Messaging.Unit.Provisioning.Compositions;

namespace Messaging.Unit.Provisioning;

/// <summary>What is the same in every mode: steps 1 to 3 of the composed environment.</summary>
public sealed class EnvironmentComposerTests
{
    [Fact]
    public void the_systems_own_names_come_first()
    {
        var composition = Compose(parent: Parent);

        composition.ValueOf("WORKSPACE_ID").ShouldBe(Workspace.ToString());
        composition.ValueOf("PARENT_ID").ShouldBe(Parent.ToString());
        composition.ValueOf("PATH").ShouldBe("/usr/bin:/bin");
        composition.Entries.Take(3).Select(entry => $"{entry.Name} {entry.Origin} {entry.Action}")
            .ShouldBe(["WORKSPACE_ID system injected", "PARENT_ID system injected", "PATH system injected"]);
    }

    [Fact]
    public void without_a_parent_there_is_no_parent_id() => Compose().ValueOf("PARENT_ID").ShouldBeNull();

    [Fact]
    public void secrets_of_org_and_workspace_go_in()
    {
        var composition = Compose(org: [Secret("SHARED", "s")], workspace: [Secret("OWN", "o")]);

        composition.ValueOf("SHARED").ShouldBe("s");
        composition.Fates("SHARED").ShouldBe(["org_secret kept"]);
        composition.ValueOf("OWN").ShouldBe("o");
        composition.Fates("OWN").ShouldBe(["workspace_secret kept"]);
    }

    [Fact]
    public void a_workspace_secret_hides_the_org_secret_of_the_same_name()
    {
        var composition = Compose(org: [Secret("TOKEN", "org's")], workspace: [Secret("TOKEN", "own")]);

        composition.ValueOf("TOKEN").ShouldBe("own");
        composition.Fates("TOKEN").ShouldBe(["org_secret hidden", "workspace_secret kept"]);
    }

    [Fact]
    public void a_workspace_secret_hides_the_org_secret_in_another_spelling_too()
    {
        var composition = Compose(org: [Secret("Token", "org's")], workspace: [Secret("TOKEN", "own")]);

        composition.ValueOf("Token").ShouldBeNull();
        composition.Fates("Token").ShouldBe(["org_secret hidden"]);
    }

    [Theory]
    [InlineData("platform_managed")]
    [InlineData("byok")]
    [InlineData("disabled")]
    public void a_value_that_cannot_be_opened_ends_it_in_every_mode(string mode)
    {
        var composition = Compose(Resolutions.Of(mode), workspace: [Secret("FINE"), Secret("BROKEN", value: null)]);

        composition.Error.ShouldNotBeNull().Code.ShouldBe("secret_unreadable");
        composition.Error.Error.ShouldContain("BROKEN");
        composition.Error.Error.ShouldNotContain("FINE");
        composition.Environment.ShouldBeEmpty();
        composition.Fates("BROKEN").ShouldBe(["workspace_secret hidden"]);
        composition.Resolution.Mode.ShouldBe(mode);
    }

    [Fact]
    public void a_hidden_value_that_cannot_be_opened_ends_it_too()
        => Compose(org: [Secret("TOKEN", value: null)], workspace: [Secret("TOKEN")]).Code().ShouldBe("secret_unreadable");

    [Fact]
    public void a_vendor_key_that_cannot_be_opened_ends_it_although_it_would_be_stripped()
        => Compose(workspace: [Secret("OPENAI_API_KEY", value: null)]).Code().ShouldBe("secret_unreadable");

    [Theory]
    [InlineData("LD_PRELOAD")]
    [InlineData("ld_library_path")]
    [InlineData("PATH")]
    [InlineData("Workspace_Id")]
    [InlineData("MOLECULE_LLM_BASE_URL")]
    [InlineData("molecule_llm_billing_mode")]
    [InlineData("A=B")]
    [InlineData("")]
    [InlineData("NUL\0")]
    public void a_name_that_cannot_be_written_never_goes_in_even_if_it_lies_in_the_table(string name)
    {
        var composition = Compose(org: [Secret(name, "marked")], workspace: [Secret(name, "marked")]);

        composition.Environment.Values.Select(value => value.Reveal()).ShouldNotContain("marked");
        composition.Fates(name).ShouldContain("org_secret hidden");
        composition.Fates(name).ShouldContain("workspace_secret hidden");
        composition.Error.ShouldBeNull();
    }

    [Fact]
    public void the_workspaces_model_comes_first()
    {
        var composition = Compose(
            Resolutions.Disabled, model: "own-model", workspace: [Secret("MODEL", "secret-model")], orgModel: OrgModel("xai/grok-4.3"));

        composition.Model.ShouldBe("own-model");
        composition.ValueOf("MODEL").ShouldBe("own-model");
        composition.ValueOf("MOLECULE_MODEL").ShouldBe("own-model");
        composition.Fates("MODEL").ShouldBe(["workspace_secret hidden", "system injected"]);
        composition.Entries.Single(entry => entry is { Name: "MODEL", Action: "hidden" }).Reason
            .ShouldBe("MODEL is set by the platform: the effective model: the workspace's own");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void then_its_model_secret(bool isOrgs)
    {
        StoredSecret[] secrets = [Secret("MODEL", "secret-model")];
        var composition = Compose(Resolutions.Disabled, model: null, org: isOrgs ? secrets : [], workspace: isOrgs ? [] : secrets,
            orgModel: OrgModel("xai/grok-4.3"));

        composition.Model.ShouldBe("secret-model");
        composition.ValueOf("MODEL").ShouldBe("secret-model");
        composition.ValueOf("MOLECULE_MODEL").ShouldBe("secret-model");
        composition.Fates("MODEL").ShouldBe([isOrgs ? "org_secret kept" : "workspace_secret kept"]);
        composition.Fates("MOLECULE_MODEL").ShouldBe(["system injected"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void then_the_org_models_canonical_id(string? blank)
    {
        var composition = Compose(
            Resolutions.Disabled, model: null, workspace: blank is null ? [] : [Secret("MODEL", blank)],
            orgModel: OrgModel("xai/grok-4.3"));

        composition.Model.ShouldBe("xai/grok-4.3");
        composition.ValueOf("MODEL").ShouldBe("xai/grok-4.3");
        composition.Fates("MOLECULE_MODEL").ShouldBe(["org_model injected"]);
    }

    [Fact]
    public void a_model_secret_in_another_spelling_is_the_model_secret()
    {
        var composition = Compose(Resolutions.Disabled, model: null, workspace: [Secret("model", "secret-model")]);

        composition.ValueOf("MODEL").ShouldBe("secret-model");
        composition.ValueOf("model").ShouldBeNull();
    }

    [Fact]
    public void without_any_model_nothing_can_be_started()
    {
        var composition = Compose(model: null);

        composition.Error.ShouldNotBeNull().Code.ShouldBe("MISSING_MODEL");
        composition.Model.ShouldBeNull();
        composition.Environment.ShouldBeEmpty();
        composition.Resolution.ShouldBe(Resolutions.PlatformManaged);
        composition.Entries.ShouldNotContain(entry => entry.Name == "MOLECULE_LLM_BILLING_MODE");
    }

    [Fact]
    public void a_model_secret_that_is_no_models_name_is_not_repeated()
    {
        var composition = Compose(model: null, workspace: [Secret("MODEL", "two words")]);

        composition.Error.ShouldNotBeNull().Code.ShouldBe("MISSING_MODEL");
        composition.Error.Error.ShouldNotContain("two words");
        composition.Model.ShouldBeNull();
    }

    [Fact]
    public void hermes_reads_its_model_from_a_name_of_its_own()
    {
        var composition = Compose(runtime: "hermes", model: "openai/gpt-4o", workspace: [Secret("HERMES_DEFAULT_MODEL", "another")]);

        composition.ValueOf("HERMES_DEFAULT_MODEL").ShouldBe("openai/gpt-4o");
        composition.Fates("HERMES_DEFAULT_MODEL").ShouldBe(["workspace_secret hidden", "system injected"]);
        Compose(runtime: "codex").ValueOf("HERMES_DEFAULT_MODEL").ShouldBeNull();
    }

    [Theory]
    [InlineData("platform_managed")]
    [InlineData("byok")]
    [InlineData("disabled")]
    public void the_mode_is_exported_under_both_names_in_every_mode(string mode)
    {
        var composition = Compose(Resolutions.Of(mode), workspace: [Secret("ANTHROPIC_API_KEY")]);

        composition.ValueOf("MOLECULE_LLM_BILLING_MODE").ShouldBe(mode);
        composition.ValueOf("MOLECULE_LLM_BILLING_MODE_RESOLVED").ShouldBe(mode);
    }

    [Theory]
    [InlineData("platform_managed", "MISSING_PLATFORM_PROXY")]
    [InlineData("byok", "MISSING_BYOK_CREDENTIAL")]
    public void the_mode_is_exported_before_anything_can_end_it(string mode, string code)
    {
        var composition = Compose(Resolutions.Of(mode), proxy: NoProxy);

        composition.Error.ShouldNotBeNull().Code.ShouldBe(code);
        composition.Fates("MOLECULE_LLM_BILLING_MODE").ShouldBe(["platform injected"]);
        composition.Fates("MOLECULE_LLM_BILLING_MODE_RESOLVED").ShouldBe(["platform injected"]);
    }

    [Fact]
    public void the_view_explains_the_same_composition()
    {
        var composition = Compose(workspace: Secrets("OPENAI_API_KEY"));
        var view = composition.ToView(Workspace);

        view.ShouldBe(new EnvironmentView(
            Workspace, Resolutions.PlatformManaged.ToView(Workspace), "claude-sonnet-4-6", composition.Entries, Error: null));
    }
}
