using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Plans which commands of a group are decided from one reading.</summary>
internal static class GroupPlan
{
    /// <summary>
    /// The rounds in which the commands are decided. A command is in a later round than one before it in its organization's line, unless
    /// both are confined to a workspace and it is another one.
    /// </summary>
    /// <param name="lines">The commands of each organization, in their order.</param>
    public static IReadOnlyList<IReadOnlyList<GroupStep>> Rounds(IReadOnlyList<IReadOnlyList<CommandWork>> lines)
    {
        var rounds = new List<List<GroupStep>>();
        for (var line = 0; line < lines.Count; line++)
        {
            var round = -1;
            HashSet<Guid>? workspaces = null; // those that the round is confined to; null when it lets no other in
            foreach (var work in lines[line])
            {
                var confinedTo = work.IsConfinedToWorkspace ? (work.Command as IWorkspaceCommand)?.WorkspaceId : null;
                if (workspaces is null || confinedTo is not { } workspace || !workspaces.Add(workspace))
                {
                    round++;
                    workspaces = confinedTo is { } only ? [only] : null;
                    if (round == rounds.Count)
                        rounds.Add([]);
                }

                rounds[round].Add(new GroupStep(line, work));
            }
        }

        return rounds;
    }
}

/// <summary>A command of a group.</summary>
/// <param name="line">The index of its organization's line.</param>
/// <param name="work">The command.</param>
internal sealed class GroupStep(int line, CommandWork work)
{
    /// <summary>The index of its organization's line.</summary>
    public int Line { get; } = line;

    /// <summary>The command.</summary>
    public CommandWork Work { get; } = work;

    /// <summary>What is wrong with the command whatever is stored; null when it is to be decided from what is read.</summary>
    public Problem? Refusal { get; set; }

    /// <summary>Where the answers to its reads begin among those of its round.</summary>
    public int FirstAnswer { get; set; }
}
