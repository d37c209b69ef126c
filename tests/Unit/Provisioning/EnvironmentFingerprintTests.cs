using Messaging.Unit.Billing;
using Messaging.Worker.Features.Workspaces.Environments;

namespace Messaging.Unit.Provisioning;

public sealed class EnvironmentFingerprintTests
{
    private static readonly FingerprintInputs Before = new(
        ParentId: null, "claude-code", "claude-sonnet-4-6", [Version("SHARED"), Version("OPENAI_API_KEY")],
        [Version("OWN"), Version("ANTHROPIC_API_KEY")], OrgModel: null, Resolutions.Byok);

    [Fact]
    public void the_same_things_have_the_same_fingerprint()
    {
        EnvironmentFingerprint.Of(Before)
            .ShouldBe(EnvironmentFingerprint.Of(Before with { OrgSecrets = [.. Before.OrgSecrets.Reverse()] }));
        EnvironmentFingerprint.Of(Before).ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public void the_mode_goes_in()
    {
        Differs(Before with { Resolution = Resolutions.Disabled });
        Differs(Before with { Resolution = Resolutions.PlatformManaged });
    }

    [Fact]
    public void where_the_mode_came_from_does_not() => Same(Before with { Resolution = Resolutions.Of(orgDefault: "byok") });

    [Fact]
    public void model_runtime_and_parent_go_in()
    {
        Differs(Before with { Model = "claude-opus-4-5" });
        Differs(Before with { Runtime = "codex" });
        Differs(Before with { ParentId = Guid.NewGuid() });
    }

    [Fact]
    public void a_secret_that_is_written_added_or_deleted_goes_in()
    {
        Differs(Before with { WorkspaceSecrets = Rewritten(Before.WorkspaceSecrets, "OWN") });
        Differs(Before with { WorkspaceSecrets = [.. Before.WorkspaceSecrets, Version("MORE")] });
        Differs(Before with { WorkspaceSecrets = [.. Before.WorkspaceSecrets.Skip(1)] });
        Differs(Before with { OrgSecrets = Rewritten(Before.OrgSecrets, "SHARED") });
    }

    [Fact]
    public void a_secret_that_moves_from_the_org_to_the_workspace_goes_in()
    {
        var moved = Before.OrgSecrets.Single(secret => secret.Name == "SHARED");

        Differs(Before with
        {
            OrgSecrets = [.. Before.OrgSecrets.Where(secret => secret != moved)],
            WorkspaceSecrets = [.. Before.WorkspaceSecrets, moved],
        });
    }

    [Fact]
    public void a_hidden_org_secret_does_not()
        => Same(Before with { OrgSecrets = [.. Before.OrgSecrets, Version("OWN"), Version("own")] });

    [Fact]
    public void under_byok_an_org_key_of_another_provider_does_not()
        => Same(Before with { OrgSecrets = Rewritten(Before.OrgSecrets, "OPENAI_API_KEY") });

    [Fact]
    public void under_byok_a_workspaces_key_does()
        => Differs(Before with { WorkspaceSecrets = Rewritten(Before.WorkspaceSecrets, "ANTHROPIC_API_KEY") });

    [Fact]
    public void under_platform_managed_no_vendor_key_does()
    {
        var managed = Before with { Resolution = Resolutions.PlatformManaged };

        Same(managed with { WorkspaceSecrets = Rewritten(managed.WorkspaceSecrets, "ANTHROPIC_API_KEY") }, managed);
        Same(managed with { WorkspaceSecrets = [.. managed.WorkspaceSecrets, Version("minimax_api_key")] }, managed);
        Differs(managed with { WorkspaceSecrets = Rewritten(managed.WorkspaceSecrets, "OWN") }, managed);
    }

    [Fact]
    public void a_model_secret_goes_in_only_where_the_workspace_has_no_model_of_its_own()
    {
        var secrets = new[] { Version("MODEL") };

        Same(Before with { WorkspaceSecrets = [.. Before.WorkspaceSecrets, .. secrets] });
        Differs(Before with { Model = null, WorkspaceSecrets = [.. Before.WorkspaceSecrets, .. secrets] }, Before with { Model = null });
    }

    [Fact]
    public void an_org_model_goes_in_where_it_supplies_the_model()
        => Differs(
            Before with { Model = null, OrgModel = Compositions.OrgModel("xai/grok-4.3"), Resolution = Resolutions.Disabled },
            Before with { Model = null, OrgModel = Compositions.OrgModel("xai/grok-4.4"), Resolution = Resolutions.Disabled });

    [Fact]
    public void an_org_model_goes_in_where_it_may_supply_the_credential()
    {
        Differs(Before with { OrgModel = Compositions.OrgModel() });
        Same(Before with { OrgModel = Compositions.OrgModel("xai/grok-4.3") });
        Same(Before with { OrgModel = Compositions.OrgModel(isOffered: false) });
        Same(
            Before with { OrgModel = Compositions.OrgModel(), Resolution = Resolutions.PlatformManaged },
            Before with { Resolution = Resolutions.PlatformManaged });
    }

    [Fact]
    public void of_an_org_model_that_supplies_the_credential_the_credential_and_the_base_url_go_in()
    {
        var compatible = Compositions.OrgModel("openai-compatible/llama", baseUrl: "https://one.example.com/v1");
        var inputs = Before with { Model = null, OrgModel = compatible };

        Differs(inputs with { OrgModel = compatible with { CredentialId = Guid.NewGuid() } }, inputs);
        Differs(inputs with { OrgModel = compatible with { BaseUrl = "https://two.example.com/v1" } }, inputs);
    }

    [Fact]
    public void another_version_of_the_same_configuration_does_not()
    {
        var inputs = Before with { Model = null, OrgModel = Compositions.OrgModel() };

        Same(inputs with { OrgModel = inputs.OrgModel! with { Version = 9 } }, inputs);
    }

    [Fact]
    public void a_secret_in_whose_place_the_orgs_credential_goes_in_does_not()
    {
        var inputs = Before with { OrgSecrets = [Version("ANTHROPIC_API_KEY")], WorkspaceSecrets = [], OrgModel = Compositions.OrgModel() };

        Same(inputs with { OrgSecrets = Rewritten(inputs.OrgSecrets, "ANTHROPIC_API_KEY") }, inputs);
    }

    private static SecretVersion Version(string name) => new(name, Guid.NewGuid());

    private static IReadOnlyCollection<SecretVersion> Rewritten(IEnumerable<SecretVersion> secrets, string name)
        => [.. secrets.Select(secret => secret.Name == name ? Version(name) : secret)];

    private static void Differs(FingerprintInputs after, FingerprintInputs? before = null)
        => EnvironmentFingerprint.Of(after).ShouldNotBe(EnvironmentFingerprint.Of(before ?? Before));

    private static void Same(FingerprintInputs after, FingerprintInputs? before = null)
        => EnvironmentFingerprint.Of(after).ShouldBe(EnvironmentFingerprint.Of(before ?? Before));
}
