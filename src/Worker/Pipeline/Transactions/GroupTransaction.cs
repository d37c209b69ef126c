using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Npgsql;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>
/// One transaction for commands of several organizations: all or nothing. It waits for nobody: an organization that somebody else has
/// locked, or that does not exist yet, is left out, and any other lock is waited for a moment only.
/// </summary>
/// <remarks>
/// It takes one round trip to begin, one for each further reading, one for what is written at last, and the commit.
/// </remarks>
internal sealed class GroupTransaction : IAsyncDisposable
{
    // So that a lock held elsewhere on rows of one organization, or a slow read of one, does not hold up the others of the group.
    private const string LockTimeout = "250ms";
    private const string StatementTimeout = "2s";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly Dictionary<Guid, GroupMember> members = [];
    private readonly Dictionary<(Guid OrgId, Guid CommandId), LedgerEntry> entries = [];
    private readonly List<LedgerRow> ledgerRows = [];
    private NpgsqlBatch? batch;
    private NpgsqlDataReader? reader;
    private SqlAnswers? answers;

    private GroupTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now)
        => (this.connection, this.transaction, Now) = (connection, transaction, now);

    /// <summary>The time of the change, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The answers to the last reads.</summary>
    public SqlAnswers Answers => answers ?? throw new InvalidOperationException("nothing was read");

    /// <summary>Locks the commands' organizations, looks the commands up in the ledger, and reads.</summary>
    /// <param name="database">The worker's database.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="now">The time of the change, UTC.</param>
    /// <param name="reads">Further reads after the locks, in the same round trip; see <see cref="Answers"/>.</param>
    public static async Task<GroupTransaction> BeginAsync(
        NpgsqlDataSource database, IReadOnlyList<ICommand> commands, DateTimeOffset now, IEnumerable<NpgsqlBatchCommand> reads)
    {
        var opened = await database.OpenConnectionAsync(CancellationToken.None);
        try
        {
            var group = new GroupTransaction(opened, await opened.BeginTransactionAsync(CancellationToken.None), now);
            await group.OpenAsync(commands, reads);
            return group;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>An organization that the group has locked; null for one that it has not.</summary>
    public OrgChanges? Find(Guid orgId) => members.GetValueOrDefault(orgId)?.Changes;

    /// <summary>A command's ledger entry; null where there is none.</summary>
    public LedgerEntry? EntryOf(ICommand command) => entries.GetValueOrDefault((command.OrgId, command.CommandId));

    /// <summary>Records the operation of a command that has no entry. If it comes again in this group, it has one.</summary>
    public void Record(ICommand command, OperationView operation)
    {
        ledgerRows.Add(new LedgerRow(command, operation, ++members[command.OrgId].LastOrdinal));
        entries[(command.OrgId, command.CommandId)] = new LedgerEntry(command.Fingerprint, operation);
    }

    /// <summary>Writes what the commands decided so far put into effect, and reads after it, in one round trip.</summary>
    public async Task ReadAsync(IEnumerable<NpgsqlBatchCommand> reads)
    {
        await EndReadingAsync();
        await ReadAsync([.. Writes(), .. reads]);
        answers = new SqlAnswers(reader!);
    }

    /// <summary>Writes everything and commits.</summary>
    public async Task CommitAsync()
    {
        await EndReadingAsync();
        NpgsqlBatchCommand[] writes =
        [
            .. Writes(),
            .. LedgerRow.Statements(ledgerRows),
            .. AppendedEvent.Statements(members.Values.Select(member => member.Changes)),

            // A commit that waits for a standby must not be timed out: the server would say that it is done.
            Sql.Statement("SELECT set_config('statement_timeout', '0', true)"),
        ];
        await using (var last = Sql.Batch(connection, writes))
            await last.ExecuteNonQueryAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Rolls back what was not committed and returns the connection to the pool.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndReadingAsync();
            await transaction.DisposeAsync();
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private IEnumerable<NpgsqlBatchCommand> Writes() => members.Values.SelectMany(member => member.Changes.TakeWrites());

    // Separate statements after the locks have snapshots of their own, so they see what the locks' last holders committed. The locks
    // are taken in one order, and none is waited for: two groups cannot wait for each other.
    private async Task OpenAsync(IReadOnlyList<ICommand> commands, IEnumerable<NpgsqlBatchCommand> reads)
    {
        Guid[] orgIds = [.. commands.Select(command => command.OrgId).Distinct()];
        await ReadAsync(
        [
            Sql.Statement(
                "SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $2, true)", LockTimeout, StatementTimeout),
            Sql.Statement(
                """
                SELECT id, audit_sequence, audit_head FROM organizations WHERE id = ANY ($1)
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
                """,
                orgIds),
            Sql.Statement(
                """
                SELECT asked.id,
                       (SELECT sequence FROM audit_events
                        WHERE org_id = asked.id AND published_at IS NULL ORDER BY sequence DESC LIMIT 1),
                       (SELECT ordinal FROM operations WHERE org_id = asked.id ORDER BY ordinal DESC LIMIT 1)
                FROM unnest($1) AS asked (id)
                """,
                orgIds),
            LedgerEntry.OfMany(commands),
            .. reads,
        ]);
        await reader!.NextResultAsync();
        var locked = await reader.RowsAsync(row => (row.GetGuid(0), row.GetInt64(1), row.GetString(2)), CancellationToken.None);
        await reader.NextResultAsync();
        var counts = await reader.RowsAsync(row => (row.GetGuid(0), row.Number(1), row.Number(2)), CancellationToken.None);
        await reader.NextResultAsync();
        foreach (var (key, entry) in await reader.RowsAsync(LedgerEntry.ReadKeyed, CancellationToken.None))
            entries[key] = entry;
        await reader.NextResultAsync();
        answers = new SqlAnswers(reader);
        var countOf = counts.ToDictionary(count => count.Item1);
        foreach (var (id, sequence, head) in locked)
        {
            var (_, lastUnpublished, lastOrdinal) = countOf[id];
            var organization = new LockedOrganization(id, sequence, head, lastUnpublished);
            members[id] = new GroupMember(new OrgChanges(organization, Now)) { LastOrdinal = lastOrdinal ?? 0 };
        }
    }

    private async Task ReadAsync(NpgsqlBatchCommand[] statements)
    {
        batch = Sql.Batch(connection, statements);
        reader = await batch.ExecuteReaderAsync(CancellationToken.None);
    }

    private async ValueTask EndReadingAsync()
    {
        (var (endedReader, endedBatch), reader, batch, answers) = ((reader, batch), null, null, null);
        if (endedReader is not null)
            await endedReader.DisposeAsync();
        if (endedBatch is not null)
            await endedBatch.DisposeAsync();
    }

    private sealed class GroupMember(OrgChanges changes)
    {
        public OrgChanges Changes { get; } = changes;

        public long LastOrdinal { get; set; }
    }
}
