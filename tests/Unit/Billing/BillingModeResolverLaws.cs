using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

[Properties(MaxTest = 2000)]
public sealed class BillingModeResolverLaws
{
    private static readonly string?[] Spellings =
    [
        null, .. BillingModes.All, "byokk", "BYOK", " byok", "", "Disabled", "platform-managed", "openai/gpt-4o",
    ];

    private static readonly Gen<ReadResult<string?>> Readings = Gen.OneOf(
        Gen.Elements(Spellings).Select(ReadResult<string?>.Of),
        ArbMap.Default.GeneratorFor<string?>().Select(ReadResult<string?>.Of),
        Gen.Elements("the database is away", "").Select(ReadResult<string?>.Failed),
        Gen.Constant(default(ReadResult<string?>)));

    // A rung that is none of the two stands for a damaged setting.
    private static readonly Arbitrary<(BillingModeInputs Inputs, OrgDefaultRung Rung)> Cases = (
        from workspaceOverride in Readings
        from orgDefault in Readings
        from orgModel in Readings
        from rung in Gen.Elements(OrgDefaultRung.Honored, OrgDefaultRung.Retired, (OrgDefaultRung)7)
        select (new BillingModeInputs(workspaceOverride, orgDefault, orgModel), rung)).ToArbitrary();

    [Property]
    public Property it_never_throws_and_always_answers_one_of_three_modes_and_one_of_four_sources()
        => Holds((_, _, resolution)
            => BillingModes.IsRecognized(resolution.Mode)
            && BillingModes.IsRecognized(resolution.OrgDefault)
            && resolution.Source is ResolutionSources.WorkspaceOverride
                or ResolutionSources.OrgDefault or ResolutionSources.OrgModel or ResolutionSources.ConstantFallback);

    [Property]
    public Property the_override_is_echoed_raw() => Holds((inputs, _, resolution) => resolution.WorkspaceOverride == inputs.Override.Value);

    [Property]
    public Property an_error_is_reported_and_always_closes()
        => Holds((inputs, _, resolution)
            => resolution.Error == inputs.Error
            && (inputs.Error is null || resolution is { Mode: BillingModes.PlatformManaged, Source: ResolutionSources.ConstantFallback }));

    [Property]
    public Property an_open_mode_comes_only_from_a_recognized_string_or_an_active_org_model()
        => Holds((inputs, rung, resolution) => resolution.Mode is BillingModes.PlatformManaged || resolution.Source switch
        {
            ResolutionSources.WorkspaceOverride => resolution.Mode == inputs.Override.Value,
            ResolutionSources.OrgDefault =>
                inputs.Override.Value is null && rung is OrgDefaultRung.Honored && resolution.Mode == inputs.OrgDefault.Value,
            ResolutionSources.OrgModel => inputs.Override.Value is null
                && (inputs.OrgDefault.Value is null || rung is not OrgDefaultRung.Honored)
                && !string.IsNullOrWhiteSpace(inputs.OrgModel.Value)
                && resolution.Mode is BillingModes.Byok,
            _ => false,
        });

    [Property]
    public Property a_fallback_is_always_closed()
        => Holds((_, _, resolution) => resolution.Source is not ResolutionSources.ConstantFallback
            || resolution.Mode is BillingModes.PlatformManaged);

    private static Property Holds(Func<BillingModeInputs, OrgDefaultRung, Resolution, bool> law)
        => Prop.ForAll(Cases, @case => law(@case.Inputs, @case.Rung, BillingModeResolver.Resolve(@case.Inputs, @case.Rung)));
}
