using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Points a platform-managed workspace at the platform's LLM proxy.</summary>
internal static class PlatformProxyInjection
{
    private const string ProxyReason = "the platform's LLM proxy";
    private const string RuntimeReason = "sends the runtime's own client to the platform's LLM proxy";

    /// <summary>Injects the proxy's names; returns the problem when settings are missing.</summary>
    public static Problem? Apply(EnvironmentDraft draft, CompositionInputs inputs)
    {
        var proxy = inputs.Proxy;
        if (proxy is not { BaseUrl: { } baseUrl, UsageToken: { } usageToken })
            return CompositionFaults.MissingPlatformProxy(Missing(proxy));

        Inject(EnvironmentNames.LlmBaseUrl, new SecretText(baseUrl), ProxyReason);
        Inject(EnvironmentNames.LlmUsageToken, usageToken, ProxyReason);
        if (proxy.AnthropicBaseUrl is { } anthropic)
            Inject(EnvironmentNames.LlmAnthropicBaseUrl, new SecretText(anthropic), ProxyReason);
        if (proxy.UsageUrl is { } usageUrl)
            Inject(EnvironmentNames.LlmUsageUrl, new SecretText(usageUrl), ProxyReason);

        if (inputs.Runtime != RuntimeNames.ClaudeCode)
        {
            Inject(EnvironmentNames.OpenAiApiKey, usageToken, RuntimeReason);
            Inject(EnvironmentNames.OpenAiBaseUrl, new SecretText(baseUrl), RuntimeReason);
        }
        else if (proxy.AnthropicBaseUrl is { } anthropicBaseUrl)
        {
            Inject(EnvironmentNames.AnthropicApiKey, usageToken, RuntimeReason);
            Inject(EnvironmentNames.AnthropicBaseUrl, new SecretText(anthropicBaseUrl), RuntimeReason);
            Inject(
                EnvironmentNames.AnthropicCustomHeaders,
                new SecretText($"X-Molecule-Workspace-Id: {inputs.WorkspaceId:D}"),
                "tells the platform's LLM proxy which workspace calls");
        }

        return null;

        void Inject(string name, SecretText value, string reason) => draft.Inject(name, EntryOrigins.Platform, value, reason);
    }

    private static IEnumerable<string> Missing(PlatformProxy proxy)
    {
        if (proxy.BaseUrl is null)
            yield return EnvironmentNames.LlmBaseUrl;
        if (proxy.UsageToken is null)
            yield return EnvironmentNames.LlmUsageToken;
    }
}
