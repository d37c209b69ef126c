using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Provisioning;

/// <summary>What the deployment puts into workspaces, and how long a start may take.</summary>
/// <param name="Proxy">The platform's proxy; parts that are not configured are null.</param>
/// <param name="Path">The <c>PATH</c> of every workspace.</param>
/// <param name="Deadline">How long a provision may be on its way before it has failed.</param>
internal sealed record ProvisioningOptions(PlatformProxy Proxy, string Path, TimeSpan Deadline)
{
    private const string DeadlineSetting = "Provisioning:Deadline";
    private const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    /// <summary>Reads the settings; the proxy's go by their own names.</summary>
    public static ProvisioningOptions From(IConfiguration configuration) => new(
        PlatformProxy.From(configuration),
        configuration["Runtime:Path"] is { Length: > 0 } path ? path : UsualPath,
        configuration.Duration(DeadlineSetting, UsualDeadline, ShortestDeadline, LongestDeadline));
}
