using Messaging.Contracts;
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
        new PlatformProxy(
            Text(configuration, "MOLECULE_LLM_BASE_URL"),
            Text(configuration, "MOLECULE_LLM_USAGE_TOKEN") is { } token ? new SecretText(token) : null,
            Text(configuration, "MOLECULE_LLM_ANTHROPIC_BASE_URL"),
            Text(configuration, "MOLECULE_LLM_USAGE_URL")),
        Text(configuration, "Runtime:Path") ?? UsualPath);

    private static string? Text(IConfiguration configuration, string name)
        => configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
