using System.Collections.Immutable;
using System.Globalization;

namespace Messaging.System.DomainModel;

/// <summary>
/// An organization as the model of the domain sees it: the rules of docs/reference written down once more, small and pure, to compare
/// the real thing with. <see cref="OrgDecisions"/> holds what a command does to it.
/// </summary>
public sealed record OrgState
{
    /// <summary>By the characters' codes, as PostgreSQL's text is ordered here and as the environment's names are compared.</summary>
    public static readonly ImmutableSortedDictionary<string, string> NoSecrets =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Before its first command.</summary>
    public static readonly OrgState Empty = new();

    public string? DefaultMode { get; init; }

    public ImmutableSortedDictionary<string, string> Secrets { get; init; } = NoSecrets;

    public ImmutableList<ModelVersion> Versions { get; init; } = [];

    public ImmutableSortedDictionary<Guid, WorkspaceState> Workspaces { get; init; } =
        ImmutableSortedDictionary<Guid, WorkspaceState>.Empty;

    public ModelVersion? ActiveVersion => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>The whole state, a fact a line, in the order of <see cref="StoredOrg"/>.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        Line($"default {DefaultMode}"),
        .. Secrets.Select(secret => Line($"secret {secret.Key}={secret.Value}")),
        .. Versions.Select((version, index) => Line(
            $"version {index + 1} {version.Canonical} {version.Key} from {version.RolledBackFrom} active {index == Versions.Count - 1}")),
        .. Workspaces.Select(workspace => LineOf(workspace.Key, workspace.Value)),
        .. Workspaces.SelectMany(workspace => workspace.Value.Secrets.Select(
            secret => Line($"workspace {workspace.Key} secret {secret.Key}={secret.Value}"))),
    ];

    private static string LineOf(Guid id, WorkspaceState workspace)
        => Line($"workspace {id} {workspace.Model} {workspace.Parent} {workspace.Mode} {workspace.Status} {workspace.Code}");

    internal static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
