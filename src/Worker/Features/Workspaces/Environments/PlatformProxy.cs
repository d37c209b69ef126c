using Messaging.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The settings of the platform's LLM proxy. All are optional, but without them no platform-managed workspace starts.</summary>
/// <param name="BaseUrl">The URL for OpenAI-style calls.</param>
/// <param name="UsageToken">What the calls are accounted with.</param>
/// <param name="AnthropicBaseUrl">The URL for Anthropic-style calls.</param>
/// <param name="UsageUrl">The URL that reports usage.</param>
internal sealed record PlatformProxy(string? BaseUrl, SecretText? UsageToken, string? AnthropicBaseUrl, string? UsageUrl)
{
    /// <summary>Reads the settings; a blank one counts as missing.</summary>
    /// <exception cref="OptionsValidationException">A URL is none; the sentence names the setting.</exception>
    public static PlatformProxy From(IConfiguration configuration) => new(
        ReadUrl(configuration, EnvironmentNames.LlmBaseUrl),
        configuration[EnvironmentNames.LlmUsageToken] is { } token && !string.IsNullOrWhiteSpace(token) ? new SecretText(token) : null,
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
