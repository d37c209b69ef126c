using Messaging.Unit.Billing;
using Messaging.Worker.Features.Billing;
using static Messaging.Unit.Provisioning.Compositions;

namespace Messaging.Unit.Provisioning;

/// <summary>Five workspaces on five vendors: what each brings, what is deferred until the opt-in, what runs.</summary>
public sealed class FiveArmsCompositionTests
{
    private static readonly Dictionary<string, (string Runtime, string Model, string[] Deferred, string[] Ordinary)> Arms =
        new(StringComparer.Ordinal)
        {
            ["minimax"] = ("claude-code", "MiniMax-M2.7", ["MINIMAX_API_KEY"], []),
            ["anthropic"] = ("claude-code", "claude-sonnet-4-6", ["ANTHROPIC_API_KEY"], []),
            ["google"] = ("google-adk", "gemini-2.5-pro", ["GEMINI_API_KEY"], ["GOOGLE_API_KEY"]),
            ["openai"] = (
                "hermes",
                "openai/gpt-4o",
                ["HERMES_CUSTOM_API_KEY", "HERMES_CUSTOM_BASE_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL"],
                ["HERMES_CUSTOM_API_MODE", "HERMES_INFERENCE_PROVIDER", "MODEL_PROVIDER"]),
        };

    public static TheoryData<string> ArmsWithKeys => [.. Arms.Keys];

    [Theory]
    [MemberData(nameof(ArmsWithKeys))]
    public void exactly_the_deferred_keys_are_refused_until_the_opt_in(string arm)
    {
        var (_, _, deferred, ordinary) = Arms[arm];

        deferred.Concat(ordinary).Where(name => SecretWriteGate.CheckWorkspace(name, Resolutions.PlatformManaged, Workspace) is not null)
            .ShouldBe(deferred);
        deferred.Concat(ordinary).ShouldAllBe(name => SecretWriteGate.CheckWorkspace(name, Resolutions.Byok, Workspace) == null);
    }

    [Theory]
    [MemberData(nameof(ArmsWithKeys))]
    public void before_the_opt_in_it_runs_on_the_platforms_proxy(string arm)
    {
        var (runtime, model, _, ordinary) = Arms[arm];
        var composition = Compose(runtime: runtime, model: model, workspace: Secrets(ordinary));

        composition.Error.ShouldBeNull();
        composition.Kept.ShouldBe(ordinary);
        composition.ValueOf("MOLECULE_LLM_BILLING_MODE").ShouldBe("platform_managed");
    }

    [Theory]
    [MemberData(nameof(ArmsWithKeys))]
    public void after_the_opt_in_it_runs_on_its_own_keys(string arm)
    {
        var (runtime, model, deferred, ordinary) = Arms[arm];
        foreach (var parent in new Guid?[] { null, Parent })
        {
            var composition = Compose(Resolutions.Byok, runtime, model, workspace: Secrets([.. deferred, .. ordinary]), parent: parent);

            composition.Error.ShouldBeNull();
            composition.Stripped.ShouldBeEmpty();
            composition.Kept.ShouldBe(deferred.Concat(ordinary).Order(StringComparer.Ordinal));
            composition.ValueOf("MOLECULE_LLM_USAGE_TOKEN").ShouldBeNull();
            composition.ValueOf("MODEL").ShouldBe(model);
            composition.ValueOf("PARENT_ID").ShouldBe(parent?.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(ArmsWithKeys))]
    public void back_on_platform_managed_the_keys_stay_out(string arm)
    {
        var (runtime, model, deferred, ordinary) = Arms[arm];
        var composition = Compose(runtime: runtime, model: model, workspace: Secrets([.. deferred, .. ordinary]));

        composition.Stripped.ShouldBe(deferred);
        composition.Kept.ShouldBe(ordinary);
    }

    [Fact]
    public void the_platform_path_brings_no_keys_and_stays_platform_managed()
    {
        var composition = Compose(model: "moonshot/kimi-k2");

        composition.Error.ShouldBeNull();
        composition.Resolution.Source.ShouldBe("constant_fallback");
        composition.ValueOf("MOLECULE_LLM_BILLING_MODE_RESOLVED").ShouldBe("platform_managed");
    }
}
