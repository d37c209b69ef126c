using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Decides which vendor keys are stripped from an environment because of the billing mode.</summary>
internal static class StripGate
{
    /// <summary>Why a secret is stripped; null when it is not.</summary>
    /// <param name="name">The secret's name, in any spelling.</param>
    /// <param name="origin">One of <see cref="EntryOrigins"/>.</param>
    /// <param name="resolution">The decision of the resolver; nothing else counts.</param>
    /// <param name="provider">The provider of the effective model; null where it cannot be told.</param>
    public static string? WhyStripped(string name, string origin, Resolution resolution, Provider? provider)
    {
        if (!StripList.Contains(name))
            return null;

        return resolution.Mode switch
        {
            BillingModes.Disabled => null,

            // A workspace's secret was set for this workspace on purpose; an organization's is set for all of its workspaces.
            BillingModes.Byok => origin is EntryOrigins.OrgSecret && provider is not null && !provider.Owns(name)
                ? $"a vendor key of the organization that does not belong to the model's provider, {provider.Id}"
                : null,

            _ => "a vendor key: the workspace is platform_managed and calls LLMs through the platform's proxy",
        };
    }
}
