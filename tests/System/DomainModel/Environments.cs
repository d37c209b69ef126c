using System.Collections.Immutable;
using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>Who pays, and what a workspace is started with: the model's own words for the few names that its commands use.</summary>
public static class Environments
{
    private const string ModeName = "MOLECULE_LLM_BILLING_MODE";
    private const string ProxyKeyName = "OPENAI_API_KEY"; // under which every runtime but one is given the platform's token
    private static readonly string[] VendorKeys = ["ANTHROPIC_API_KEY", "MINIMAX_API_KEY", ProxyKeyName];
    private static readonly string[] OrdinaryNames = ["A_NAME", "ANOTHER_NAME"];

    private static readonly Dictionary<string, string[]> AcceptedBy = new(StringComparer.Ordinal)
    {
        ["anthropic"] = ["ANTHROPIC_API_KEY"],
        ["minimax"] = ["MINIMAX_API_KEY", "ANTHROPIC_API_KEY"],
    };

    /// <summary>The secrets that the commands write.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OrdinaryNames, .. VendorKeys];

    /// <summary>The models that the commands name, with their providers, whose first name is that of their API key.</summary>
    public static IReadOnlyList<(string Provider, string Model)> Models { get; } =
    [
        ("anthropic", "claude-sonnet-4-6"), ("minimax", "MiniMax-M2.7"),
    ];

    public static bool IsVendorKey(string name) => VendorKeys.Contains(name, StringComparer.Ordinal);

    /// <summary>Who pays, of the organization or of one of its workspaces.</summary>
    public static string Mode(OrgState state, string? workspaceMode)
    {
        ArgumentNullException.ThrowIfNull(state);
        return workspaceMode ?? state.DefaultMode ?? (state.ActiveVersion is null ? BillingModes.PlatformManaged : BillingModes.Byok);
    }

    /// <summary>What of a process's environment the model follows.</summary>
    public static ImmutableSortedDictionary<string, string> Followed(IReadOnlyDictionary<string, string> environment)
        => OrgState.NoSecrets.AddRange(
            environment.Where(entry => entry.Key == ModeName || Names.Contains(entry.Key, StringComparer.Ordinal)));

    /// <summary>The environment, or why there is none.</summary>
    public static (string? Code, ImmutableSortedDictionary<string, string>? Environment) Compose(OrgState state, WorkspaceState workspace)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(workspace);
        var provider = workspace.Model is { } own
            ? Models.Single(known => known.Model == own).Provider
            : state.ActiveVersion?.Provider;
        if (provider is null)
            return (ProblemCodes.MissingModel, null);

        var mode = Mode(state, workspace.Mode);
        var ofOrg = state.Secrets.RemoveRange(workspace.Secrets.Keys);
        var environment = (mode switch
        {
            BillingModes.Disabled => ofOrg.AddRange(workspace.Secrets),
            BillingModes.Byok => OwnKeys(ofOrg, workspace.Secrets, provider, state.ActiveVersion),
            _ => ofOrg.AddRange(workspace.Secrets).RemoveRange(VendorKeys).Add(ProxyKeyName, MessagingSystem.UsageToken),
        }).Add(ModeName, mode);
        return mode == BillingModes.Byok && !AcceptedBy[provider].Any(environment.ContainsKey)
            ? (ProblemCodes.MissingByokCredential, null)
            : (null, environment);
    }

    private static ImmutableSortedDictionary<string, string> OwnKeys(
        ImmutableSortedDictionary<string, string> ofOrg,
        ImmutableSortedDictionary<string, string> ofWorkspace,
        string provider,
        ModelVersion? version)
    {
        var accepted = AcceptedBy[provider];
        var kept = ofOrg.RemoveRange(VendorKeys.Except(accepted)).AddRange(ofWorkspace);
        return version?.Provider == provider && !accepted.Any(ofWorkspace.ContainsKey) ? kept.SetItem(accepted[0], version.Key) : kept;
    }
}
