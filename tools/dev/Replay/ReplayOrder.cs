using Messaging.Contracts;

namespace Messaging.Dev.Replay;

/// <summary>What is to be put back, and how.</summary>
/// <param name="DryRun">Only to say what would be moved.</param>
/// <param name="Command">Commands of this kind alone; null for every kind.</param>
/// <param name="OrgId">Commands of this organization alone; null for every one.</param>
/// <param name="PerSecond">How many a second at most; null for as many as the broker takes.</param>
/// <param name="Operator">Who asks for it: it travels with each command into the worker's log.</param>
internal sealed record ReplayOrder(bool DryRun, CommandKind? Command, Guid? OrgId, int? PerSecond, string Operator)
{
    /// <summary>Whether a command is meant.</summary>
    public bool Takes(FailedCommand command)
        => (OrgId is not { } org || command.OrgId == org) && (Command is not { } kind || command.Kind == kind);

    /// <summary>
    /// Reads a command's name, as callers (<c>set_org_model</c>) or messages (<c>SetOrgModel</c>) write it; null for no such name.
    /// </summary>
    public static CommandKind? KindOf(string name)
    {
        foreach (var kind in CommandKinds.All)
        {
            if (string.Equals(CommandKinds.NameOf(kind), name, StringComparison.Ordinal)
                || string.Equals(kind.ToString(), name, StringComparison.Ordinal))
                return kind;
        }

        return null;
    }
}
