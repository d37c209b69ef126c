using System.Text.Json;
using Messaging.Contracts;
using Messaging.Unit.Billing;
using Messaging.Worker.Features.Billing;
using static Messaging.Unit.Provisioning.Compositions;

namespace Messaging.Unit.Provisioning;

/// <summary>What an organization's own model puts into an environment, and when it does not.</summary>
public sealed class OrgModelTests
{
    private const string Key = "sk-of-the-organization";

    private static readonly Resolution ByOrgModel = Resolutions.Of(orgModel: "anthropic/claude-opus-4-5");

    [Fact]
    public void a_workspace_that_brings_nothing_runs_with_the_orgs_model_and_credential()
    {
        var composition = Compose(ByOrgModel, model: null, orgModel: OrgModel(), orgCredential: Key);

        composition.Error.ShouldBeNull();
        composition.Model.ShouldBe("anthropic/claude-opus-4-5");
        composition.ValueOf("MODEL").ShouldBe("anthropic/claude-opus-4-5");
        composition.ValueOf("ANTHROPIC_API_KEY").ShouldBe(Key);
        composition.Fates("ANTHROPIC_API_KEY").ShouldBe(["org_model injected"]);
        composition.Entries.Single(entry => entry.Name == "ANTHROPIC_API_KEY").Reason
            .ShouldBe("the organization's model, version 3: its credential for anthropic");
        composition.Injected.ShouldContain("ANTHROPIC_API_KEY");
    }

    [Theory]
    [InlineData("anthropic/claude-opus-4-5", "ANTHROPIC_API_KEY")]
    [InlineData("openai/gpt-4o", "OPENAI_API_KEY")]
    [InlineData("xai/grok-4.3", "XAI_API_KEY")]
    [InlineData("google/gemini-2.5-pro", "GEMINI_API_KEY")]
    [InlineData("openrouter/auto", "OPENROUTER_API_KEY")]
    [InlineData("minimax/MiniMax-M2.7", "MINIMAX_API_KEY")]
    public void an_api_key_goes_in_under_its_providers_name(string canonical, string name)
        => Compose(Resolutions.Byok, model: null, orgModel: OrgModel(canonical), orgCredential: Key).ValueOf(name).ShouldBe(Key);

    [Theory]
    [InlineData("anthropic/claude-opus-4-5", "CLAUDE_CODE_OAUTH_TOKEN")]
    [InlineData("xai/grok-4.3", "XAI_API_KEY")]
    public void of_a_bundle_the_access_token_goes_in(string canonical, string name)
        => Compose(Resolutions.Byok, model: null, orgModel: OrgModel(canonical, CredentialTypes.OAuthBundle),
            orgCredential: Bundle(canonical.Split('/')[0]))
            .ValueOf(name).ShouldBe("at-12345678");

    [Fact]
    public void codex_gets_the_bundle_as_its_auth_file()
    {
        var composition = Compose(
            Resolutions.Byok, model: null, orgModel: OrgModel("openai/gpt-5-codex", CredentialTypes.OAuthBundle),
            orgCredential: Bundle("openai"));

        using var file = JsonDocument.Parse(composition.ValueOf("CODEX_AUTH_JSON").ShouldNotBeNull());
        file.RootElement.GetProperty("tokens").GetProperty("access_token").GetString().ShouldBe("at-12345678");
        file.RootElement.GetProperty("tokens").GetProperty("refresh_token").GetString().ShouldBe("rt-12345678");
    }

    [Fact]
    public void an_openai_compatible_credential_goes_in_together_with_its_base_url()
    {
        var orgModel = OrgModel("openai-compatible/llama", baseUrl: "https://llm.example.com/v1");
        var composition = Compose(
            Resolutions.Byok, model: null, workspace: Secrets("OPENAI_BASE_URL"), orgModel: orgModel, orgCredential: Key);

        composition.ValueOf("OPENAI_API_KEY").ShouldBe(Key);
        composition.ValueOf("OPENAI_BASE_URL").ShouldBe("https://llm.example.com/v1");
        composition.Fates("OPENAI_BASE_URL")
            .ShouldBe(["workspace_secret hidden", "org_model injected"], "the key was given for its own address only");
    }

    [Theory]
    [InlineData("claude-sonnet-4-6")]
    [InlineData("anthropic/claude-haiku-4-5")]
    [InlineData("sonnet")]
    public void a_workspaces_own_model_of_the_same_provider_runs_on_the_orgs_credential(string model)
    {
        var composition = Compose(ByOrgModel, model: model, orgModel: OrgModel(), orgCredential: Key);

        composition.Model.ShouldBe(model);
        composition.ValueOf("ANTHROPIC_API_KEY").ShouldBe(Key);
    }

    [Fact]
    public void a_model_that_tells_no_provider_is_the_orgs_when_it_is_written_like_the_orgs_own()
    {
        var orgModel = OrgModel("openai-compatible/llama-3", baseUrl: "https://llm.example.com/v1");

        Compose(Resolutions.Byok, model: "llama-3", orgModel: orgModel, orgCredential: Key).ValueOf("OPENAI_API_KEY").ShouldBe(Key);
        Compose(Resolutions.Byok, model: "llama-4", orgModel: orgModel, orgCredential: Key).Code().ShouldBe("MISSING_BYOK_CREDENTIAL");
    }

    [Fact]
    public void a_model_of_another_provider_does_not_get_it()
    {
        var composition = Compose(ByOrgModel, model: "grok-4.3", orgModel: OrgModel(), orgCredential: Key);

        composition.Code().ShouldBe("MISSING_BYOK_CREDENTIAL");
        composition.Error!.Error.ShouldContain("XAI_API_KEY");
        composition.Fates("ANTHROPIC_API_KEY").ShouldBe(["org_model hidden"]);
        composition.Entries.Single(entry => entry.Origin == "org_model").Reason
            .ShouldBe("the workspace's model is one of xai, the organization's credential is for anthropic");
    }

    [Theory]
    [InlineData("ANTHROPIC_API_KEY")]
    [InlineData("anthropic_auth_token")]
    [InlineData("CLAUDE_CODE_OAUTH_TOKEN")]
    public void a_credential_of_the_workspaces_own_comes_first(string name)
    {
        var composition = Compose(
            Resolutions.Byok, model: null, workspace: [Secret(name, "own")], orgModel: OrgModel(), orgCredential: Key);

        composition.ValueOf(name).ShouldBe("own");
        composition.Environment.Values.ShouldAllBe(value => value.Reveal() != Key);
        composition.Entries.Single(entry => entry is { Origin: "org_model", Action: "hidden" }).Reason
            .ShouldBe($"the workspace brings its own credential for anthropic: {name}");
    }

    [Fact]
    public void a_blank_one_does_not()
        => Compose(Resolutions.Byok, model: null, workspace: [Secret("ANTHROPIC_API_KEY", " ")], orgModel: OrgModel(), orgCredential: Key)
            .ValueOf("ANTHROPIC_API_KEY").ShouldBe(Key);

    [Fact]
    public void it_takes_the_place_of_an_org_secret_of_its_name()
    {
        var composition = Compose(Resolutions.Byok, model: null, org: Secrets("anthropic_api_key", "ANTHROPIC_AUTH_TOKEN"),
            orgModel: OrgModel(), orgCredential: Key);

        composition.ValueOf("ANTHROPIC_API_KEY").ShouldBe(Key);
        composition.Fates("anthropic_api_key").ShouldBe(["org_secret hidden"]);
        composition.Fates("ANTHROPIC_AUTH_TOKEN").ShouldBe(["org_secret kept"]);
    }

    [Fact]
    public void org_secrets_of_other_providers_than_the_org_models_are_stripped()
        => Compose(ByOrgModel, model: null, org: Secrets("OPENAI_API_KEY"), orgModel: OrgModel(), orgCredential: Key).Stripped
            .ShouldBe(["OPENAI_API_KEY"]);

    [Theory]
    [InlineData("platform_managed")]
    [InlineData("disabled")]
    public void in_another_mode_the_model_goes_in_and_the_credential_does_not(string mode)
    {
        var composition = Compose(Resolutions.Of(mode, orgModel: "xai/grok-4.3"), model: null, orgModel: OrgModel("xai/grok-4.3"));

        composition.Error.ShouldBeNull();
        composition.ValueOf("MODEL").ShouldBe("xai/grok-4.3");
        composition.ValueOf("XAI_API_KEY").ShouldBeNull();
        composition.Fates("XAI_API_KEY").ShouldBe(["org_model hidden"]);
    }

    [Fact]
    public void a_credential_that_cannot_be_opened_starts_nothing()
    {
        var composition = Compose(ByOrgModel, model: null, orgModel: OrgModel(), orgCredential: null);

        composition.Code().ShouldBe("secret_unreadable");
        composition.Environment.ShouldBeEmpty();
        composition.Fates("ANTHROPIC_API_KEY").ShouldBe(["org_model hidden"]);
    }

    [Fact]
    public void a_compatible_credential_whose_address_is_lost_goes_nowhere()
        => Compose(Resolutions.Byok, model: null, orgModel: OrgModel("openai-compatible/llama"), orgCredential: Key).Code()
            .ShouldBe("MISSING_BYOK_CREDENTIAL");

    [Fact]
    public void a_model_that_tells_no_provider_strips_nothing_also_when_it_is_written_like_the_orgs_own()
        => Compose(
            Resolutions.Byok,
            model: "llama-3",
            org: Secrets("OPENROUTER_API_KEY"),
            orgModel: OrgModel("openai-compatible/llama-3", baseUrl: "https://llm.example.com/v1"),
            orgCredential: Key).Kept.ShouldBe(["OPENROUTER_API_KEY"]);

    [Fact]
    public void one_that_is_of_no_use_here_does_no_harm()
        => Compose(Resolutions.Byok, workspace: Secrets("ANTHROPIC_API_KEY"), orgModel: OrgModel(), orgCredential: null).Error
            .ShouldBeNull();

    [Fact]
    public void a_stored_bundle_that_is_none_starts_nothing()
        => Compose(ByOrgModel, model: null, orgModel: OrgModel(type: CredentialTypes.OAuthBundle), orgCredential: "{}").Code()
            .ShouldBe("secret_unreadable");

    [Fact]
    public void a_subscription_that_this_deployment_does_not_take_is_not_used()
    {
        var composition = Compose(ByOrgModel, model: null, orgModel: OrgModel(type: CredentialTypes.OAuthBundle, isOffered: false),
            orgCredential: Bundle("anthropic"));

        composition.Code().ShouldBe("MISSING_BYOK_CREDENTIAL");
        composition.Fates("CLAUDE_CODE_OAUTH_TOKEN").ShouldBe(["org_model hidden"]);
    }

    [Fact]
    public void a_provider_that_the_catalog_no_longer_has_gets_nothing()
        => Compose(ByOrgModel, model: null, orgModel: OrgModel("gone/model"), orgCredential: Key).Code()
            .ShouldBe("MISSING_BYOK_CREDENTIAL");

    private static string Bundle(string provider) => JsonSerializer.Serialize(new
    {
        bundle_version = 1,
        provider,
        access_token = "at-12345678",
        refresh_token = "rt-12345678",
        token_type = "Bearer",
    });
}
