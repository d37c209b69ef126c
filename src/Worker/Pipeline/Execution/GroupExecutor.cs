using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Transactions;
using Npgsql;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Carries out consecutive commands of several organizations in one transaction. Each is decided after the effects of those before it;
/// commands that cannot touch what others read or write are decided from one reading.
/// </summary>
internal sealed class GroupExecutor(NpgsqlDataSource database, CommandDecider decider, TimeProvider time)
{
    /// <summary>Carries out the commands; all that it decides are committed together, or none is.</summary>
    /// <param name="lines">The commands of each organization, in their order.</param>
    /// <returns>
    /// For each organization what was decided of its commands. Those from the first that cannot be decided in a group were left undone: one
    /// that the ledger knows, or one of an organization that somebody else is changing or that does not exist yet.
    /// </returns>
    /// <exception cref="GroupFaultException">It failed, and it is not known that anything was committed.</exception>
    public async Task<IReadOnlyList<DecidedCommands>> ExecuteAsync(IReadOnlyList<IReadOnlyList<CommandWork>> lines)
    {
        var group = new Group([.. lines.Select(_ => new DecidedCommands())]);
        try
        {
            var rounds = GroupPlan.Rounds(lines);
            ICommand[] commands = [.. lines.SelectMany(line => line).Select(work => work.Command)];
            await using var transaction = await GroupTransaction.BeginAsync(database, commands, time.Now(), group.Read(rounds[0]));
            await DecideAsync(transaction, rounds[0], group);
            foreach (var round in rounds.Skip(1))
            {
                await transaction.ReadAsync(group.Read(round));
                await DecideAsync(transaction, round, group);
            }

            await transaction.CommitAsync();
            return group.Lines;
        }
        catch (Exception fault)
        {
            throw new GroupFaultException(group.CulpritOf(fault), fault);
        }
    }

    private async Task DecideAsync(GroupTransaction transaction, IReadOnlyList<GroupStep> round, Group group)
    {
        foreach (var step in round.Where(step => group.IsOpen(step)))
        {
            if (transaction.Find(step.Work.Command.OrgId) is not { } changes || transaction.EntryOf(step.Work.Command) is not null)
            {
                group.Close(step);
                continue;
            }

            group.Deciding = step;
            transaction.Answers.GoTo(step.FirstAnswer);
            var scope = new CommandScope(changes.Organization, transaction.Answers, transaction.Now);
            var operation = await decider.DecideAsync(step.Work, step.Refusal, isKnown: false, scope, changes);
            group.Add(step, changes, operation);
            transaction.Record(step.Work.Command, operation);
            group.Deciding = null;
        }
    }

    // What is known of a group while it is carried out.
    private sealed class Group(DecidedCommands[] lines)
    {
        private readonly Dictionary<NpgsqlBatchCommand, GroupStep> statements = [];
        private readonly HashSet<int> closed = [];

        public IReadOnlyList<DecidedCommands> Lines => lines;

        public GroupStep? Deciding { get; set; }

        public bool IsOpen(GroupStep step) => !closed.Contains(step.Line);

        public void Close(GroupStep step) => closed.Add(step.Line);

        // The statements that a round reads, in the order of its steps.
        public List<NpgsqlBatchCommand> Read(IReadOnlyList<GroupStep> round)
        {
            var reads = new List<NpgsqlBatchCommand>();
            foreach (var step in round.Where(IsOpen))
            {
                step.FirstAnswer = reads.Count;
                Deciding = step;
                step.Refusal = step.Work.Check();
                reads.AddRange(step.Refusal is null ? step.Work.Reads() : []);
                Remember(step, reads.Skip(step.FirstAnswer));
                Deciding = null;
            }

            return reads;
        }

        public void Add(GroupStep step, OrgChanges changes, OperationView operation)
        {
            lines[step.Line].Add(changes, operation);
            Remember(step, changes.PendingWrites);
        }

        // A statement that the database refused tells whose it is; a connection that broke is nobody's fault.
        public CommandWork? CulpritOf(Exception fault) => (SenderOf(fault) ?? (fault is NpgsqlException ? null : Deciding))?.Work;

        private GroupStep? SenderOf(Exception fault)
            => fault is PostgresException { BatchCommand: NpgsqlBatchCommand refused } ? statements.GetValueOrDefault(refused) : null;

        private void Remember(GroupStep step, IEnumerable<NpgsqlBatchCommand> own)
        {
            foreach (var statement in own)
                statements.TryAdd(statement, step);
        }
    }
}
