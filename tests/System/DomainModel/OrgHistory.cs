using Messaging.Contracts;

namespace Messaging.System.DomainModel;

/// <summary>What the model expects of an organization whose commands were carried out in a known order.</summary>
public sealed class OrgHistory
{
    private readonly List<string> outcomes = [];
    private readonly List<string> events = [];
    private readonly Dictionary<Guid, int> starts = [];

    public OrgState State { get; private set; } = OrgState.Empty;

    /// <summary>A line for each command: what became of it.</summary>
    public IReadOnlyList<string> Outcomes => outcomes;

    /// <summary>The types of all events, in order.</summary>
    public IReadOnlyList<string> Events => events;

    /// <summary>How often each workspace was started, also of those that are gone.</summary>
    public IReadOnlyDictionary<Guid, int> Starts => starts;

    /// <summary>The next command.</summary>
    public void Add(DomainCommand step)
    {
        var outcome = State.Apply(step);
        State = outcome.State;
        outcomes.Add(OutcomeOf(outcome.Code is null ? OperationStatuses.Succeeded : OperationStatuses.Rejected, outcome.Code));
        events.AddRange(outcome.Events);
        if (outcome.Events[^1] == nameof(WorkspaceProvisioned))
        {
            var workspace = step is DomainCommand.Create create ? create.Workspace : ((DomainCommand.Provision)step).Workspace;
            starts[workspace] = starts.GetValueOrDefault(workspace) + 1;
        }
    }

    /// <summary>A repeat that is none: the id of an earlier command with other content.</summary>
    public void AddReuse() => events.Add(nameof(IdempotencyConflict));

    /// <summary>The line of <see cref="Outcomes"/> for a command.</summary>
    public static string OutcomeOf(string status, string? code) => code is null ? status : $"{status} {code}";
}
