using Messaging.Contracts;
using Messaging.Worker.Features.Billing;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Which vendor keys a billing mode keeps out of an environment.</summary>
internal static class StripGate
{
    /// <summary>Why a secret is kept out, or null when it may go in.</summary>
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

            // A workspace secret was put there on purpose; an organization's lies there for all of its workspaces.
            BillingModes.Byok => origin is EntryOrigins.OrgSecret && provider is not null && !provider.Owns(name)
                ? $"a vendor key of the organization that does not belong to the model's provider, {provider.Id}"
                : null,

            _ => "a vendor key: the workspace is platform_managed and calls LLMs through the platform's proxy",
        };
    }
}
