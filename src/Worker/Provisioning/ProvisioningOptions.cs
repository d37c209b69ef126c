using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Provisioning;

/// <summary>What the deployment puts into workspaces: the platform's proxy, and the search path of commands.</summary>
/// <param name="Proxy">The platform's proxy; parts that are not configured are null.</param>
/// <param name="Path">The <c>PATH</c> of every workspace.</param>
internal sealed record ProvisioningOptions(PlatformProxy Proxy, string Path)
{
    private const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Reads the settings; the proxy's go by their own names.</summary>
    public static ProvisioningOptions From(IConfiguration configuration) => new(
        PlatformProxy.From(configuration),
        configuration["Runtime:Path"] is { Length: > 0 } path ? path : UsualPath);
}
