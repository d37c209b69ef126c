using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// The only place that decides who pays. It is pure, never throws and is default-closed: <c>byok</c> and <c>disabled</c> come only from
/// an explicit, recognized value (or from an active org model, for <c>byok</c>); everything else is <c>platform_managed</c>.
/// </summary>
internal static class BillingModeResolver
{
    /// <summary>Decides the mode by the first rung that matches.</summary>
    /// <param name="inputs">What was read.</param>
    /// <param name="rung">Whether organization defaults are consulted.</param>
    public static Resolution Resolve(BillingModeInputs inputs, OrgDefaultRung rung)
    {
        var workspaceOverride = inputs.Override.Value;
        var orgDefault = rung is OrgDefaultRung.Honored ? inputs.OrgDefault.Value : null;

        // A value that could not be read may be platform_managed: deciding by the others could open what was meant to be closed.
        if (inputs.Error is { } error)
            return Answer(BillingModes.PlatformManaged, ResolutionSources.ConstantFallback, error);

        if (Recognized(workspaceOverride) is { } ownMode)
            return Answer(ownMode, ResolutionSources.WorkspaceOverride);

        // A garbled override was a choice that cannot be understood: only a default of platform_managed may stand in for it.
        if (workspaceOverride is not null)
            return orgDefault is BillingModes.PlatformManaged ? Answer(orgDefault, ResolutionSources.OrgDefault) : Closed();

        if (Recognized(orgDefault) is { } orgMode)
            return Answer(orgMode, ResolutionSources.OrgDefault);

        // The same for a garbled default: an active org model does not open it.
        if (orgDefault is not null)
            return Closed();

        return string.IsNullOrWhiteSpace(inputs.OrgModel.Value) ? Closed() : Answer(BillingModes.Byok, ResolutionSources.OrgModel);

        Resolution Closed() => Answer(BillingModes.PlatformManaged, ResolutionSources.ConstantFallback);

        Resolution Answer(string mode, string source, string? failure = null)
            => new(mode, source, workspaceOverride, Recognized(orgDefault) ?? BillingModes.PlatformManaged, inputs.OrgModel.Value, failure);
    }

    private static string? Recognized(string? raw) => BillingModes.IsRecognized(raw) ? raw : null;
}
