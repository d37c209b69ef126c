using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// A decision of <see cref="BillingModeResolver"/>. Nothing else makes one, and the strip gate and the secret-write gate take nothing
/// else, so neither can be passed a mode that the resolver did not decide.
/// </summary>
/// <param name="Mode">Always one of <see cref="BillingModes"/>.</param>
/// <param name="Source">One of <see cref="ResolutionSources"/>: the rung that supplied the mode.</param>
/// <param name="WorkspaceOverride">
/// The raw stored override, garbled or not; null when there is none or it could not be read.
/// </param>
/// <param name="OrgDefault">The recognized mode that the organization rung saw, else <c>platform_managed</c>.</param>
/// <param name="OrgModel">The canonical id of the organization's active model, or null.</param>
/// <param name="Error">Why something could not be read; null when everything was. With an error the mode is always closed.</param>
internal sealed record Resolution(
    string Mode, string Source, string? WorkspaceOverride, string OrgDefault, string? OrgModel, string? Error)
{
    /// <summary>Whether the platform pays, and so keeps the customer's vendor keys out.</summary>
    public bool IsPlatformManaged => Mode is not (BillingModes.Byok or BillingModes.Disabled);

    /// <summary>The resolution as callers see it.</summary>
    /// <param name="workspaceId">The workspace; null for the organization itself.</param>
    public BillingModeResolution ToView(Guid? workspaceId)
        => new(workspaceId, Mode, WorkspaceOverride, OrgDefault, Source, OrgModel);
}
