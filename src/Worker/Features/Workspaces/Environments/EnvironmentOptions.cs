using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The deployment's settings for the environment of every workspace.</summary>
/// <param name="Proxy">The platform's proxy; parts that are not configured are null.</param>
/// <param name="Path">The <c>PATH</c> of every workspace.</param>
internal sealed record EnvironmentOptions(PlatformProxy Proxy, string Path)
{
    private const string PathSetting = "Runtime:Path";
    private const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Reads the settings.</summary>
    public static EnvironmentOptions From(IConfiguration configuration)
        => new(PlatformProxy.From(configuration), configuration[PathSetting] is { Length: > 0 } path ? path : UsualPath);
}
