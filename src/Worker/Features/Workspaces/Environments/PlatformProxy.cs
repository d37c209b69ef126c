using Messaging.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The platform's LLM proxy, as the worker is configured. All optional: without it nothing platform-managed can start.</summary>
/// <param name="BaseUrl">Where OpenAI-style calls go.</param>
/// <param name="UsageToken">What the calls are accounted with.</param>
/// <param name="AnthropicBaseUrl">Where Anthropic-style calls go.</param>
/// <param name="UsageUrl">Where usage can be asked for.</param>
internal sealed record PlatformProxy(string? BaseUrl, SecretText? UsageToken, string? AnthropicBaseUrl, string? UsageUrl)
{
    /// <summary>Reads the settings; a blank one is as good as none.</summary>
    /// <exception cref="OptionsValidationException">A URL is none; the sentence names the setting.</exception>
    public static PlatformProxy From(IConfiguration configuration) => new(
        ReadUrl(configuration, EnvironmentNames.LlmBaseUrl),
        string.IsNullOrWhiteSpace(configuration[EnvironmentNames.LlmUsageToken]) ? null : new SecretText(configuration[EnvironmentNames.LlmUsageToken]!),
        ReadUrl(configuration, EnvironmentNames.LlmAnthropicBaseUrl),
        ReadUrl(configuration, EnvironmentNames.LlmUsageUrl));

    private static string? ReadUrl(IConfiguration configuration, string setting)
    {
        var url = configuration[setting];
        if (string.IsNullOrWhiteSpace(url))
            return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
            return url;
        throw new OptionsValidationException(
            nameof(PlatformProxy), typeof(PlatformProxy), [$"{setting} must be an absolute http or https URL; set one, or leave it out"]);
    }
}
