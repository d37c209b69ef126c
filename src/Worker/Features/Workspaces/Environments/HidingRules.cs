using System.Collections.Frozen;
using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Environments;

/// <summary>Decides which stored secrets are hidden whatever the billing mode is.</summary>
/// <param name="workspaceNames">The names of the workspace's own secrets.</param>
internal sealed class HidingRules(IEnumerable<string> workspaceNames)
{
    private readonly FrozenSet<string> workspaceNames = workspaceNames.Select(SecretNames.Normalize).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why a secret is hidden, or null.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="origin">One of <see cref="EntryOrigins"/>.</param>
    public string? WhyHidden(string name, string origin)
    {
        // Such a name cannot be written; if one is in the table nevertheless (LD_PRELOAD, for example), it stays out.
        if (SecretNames.Check(name.Trim()) is { } problem)
        {
            return problem.Code == ProblemCodes.ReservedName
                ? "a name that only the platform sets"
                : "not a name that a secret can have";
        }

        // In any spelling: a second spelling of a name must not bring back what the workspace replaced.
        return origin is EntryOrigins.OrgSecret && workspaceNames.Contains(SecretNames.Normalize(name))
            ? "a workspace secret of the same name takes its place"
            : null;
    }
}
