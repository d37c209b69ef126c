using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Unit.Billing;

/// <summary>Resolutions to test with, made as everywhere else: by the resolver.</summary>
internal static class Resolutions
{
    public static Resolution PlatformManaged { get; } = Of();

    public static Resolution Byok { get; } = Of(workspaceOverride: BillingModes.Byok);

    public static Resolution Disabled { get; } = Of(workspaceOverride: BillingModes.Disabled);

    public static Resolution Failed { get; } = BillingModeResolver.Resolve(
        new BillingModeInputs(
            ReadResult<string?>.Failed("the database is away"), ReadResult<string?>.Of(BillingModes.Byok), ReadResult<string?>.Of(null)),
        OrgDefaultRung.Honored);

    public static Resolution Of(
        string? workspaceOverride = null, string? orgDefault = null, string? orgModel = null, OrgDefaultRung rung = OrgDefaultRung.Honored)
        => BillingModeResolver.Resolve(
            new BillingModeInputs(
                ReadResult<string?>.Of(workspaceOverride), ReadResult<string?>.Of(orgDefault), ReadResult<string?>.Of(orgModel)),
            rung);
}
