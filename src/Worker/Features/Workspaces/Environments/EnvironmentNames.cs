namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>The environment names that the platform itself sets.</summary>
internal static class EnvironmentNames
{
    public const string WorkspaceId = "WORKSPACE_ID";
    public const string ParentId = "PARENT_ID";
    public const string Path = "PATH";

    public const string Model = "MODEL";
    public const string MoleculeModel = "MOLECULE_MODEL";
    public const string HermesDefaultModel = "HERMES_DEFAULT_MODEL";

    /// <summary>The resolved mode, under the name that runtimes have always read.</summary>
    public const string BillingMode = "MOLECULE_LLM_BILLING_MODE";

    /// <summary>The resolved mode, under a name that cannot be confused with a deployment's default.</summary>
    public const string BillingModeResolved = "MOLECULE_LLM_BILLING_MODE_RESOLVED";

    public const string LlmBaseUrl = "MOLECULE_LLM_BASE_URL";
    public const string LlmUsageToken = "MOLECULE_LLM_USAGE_TOKEN";
    public const string LlmAnthropicBaseUrl = "MOLECULE_LLM_ANTHROPIC_BASE_URL";
    public const string LlmUsageUrl = "MOLECULE_LLM_USAGE_URL";

    public const string AnthropicApiKey = "ANTHROPIC_API_KEY";
    public const string AnthropicBaseUrl = "ANTHROPIC_BASE_URL";
    public const string AnthropicCustomHeaders = "ANTHROPIC_CUSTOM_HEADERS";
    public const string OpenAiApiKey = "OPENAI_API_KEY";
    public const string OpenAiBaseUrl = "OPENAI_BASE_URL";

    /// <summary>The names under which the effective model is exported to a runtime.</summary>
    public static IReadOnlyList<string> ModelNames(string runtime)
        => runtime == RuntimeNames.Hermes ? [Model, MoleculeModel, HermesDefaultModel] : [Model, MoleculeModel];
}
