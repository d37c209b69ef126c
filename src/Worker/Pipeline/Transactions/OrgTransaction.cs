using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Npgsql;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>
/// A transaction for one organization: its changes, its audit events and its ledger entry, all or nothing. The organization's row is
/// locked from the start, so an organization has one writer at a time across all workers.
/// </summary>
/// <remarks>
/// It takes three round trips: the opening reads, everything that is written, the commit.
/// </remarks>
internal sealed class OrgTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly List<NpgsqlBatchCommand> writes = [];
    private readonly List<AuditRecord> events = [];
    private OpeningReads? opening;
    private bool disposed;

    private OrgTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, OpeningReads opening, DateTimeOffset now)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.opening = opening;
        Organization = opening.Organization;
        Entry = opening.Entry;
        Now = now;
    }

    /// <summary>The organization as it stood when it was locked.</summary>
    public LockedOrganization Organization { get; }

    /// <summary>The command's ledger entry; null when the command is new or there is none.</summary>
    public LedgerEntry? Entry { get; }

    /// <summary>The time of the change, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The answers to the reads that the transaction began with; to be taken before anything else is read or written.</summary>
    public SqlAnswers Answers
        => opening?.Answers
            ?? throw new InvalidOperationException("the answers to the opening reads are taken before anything else is asked");

    /// <summary>The appended events with sequence and hash; to be published once the commit has succeeded.</summary>
    public IReadOnlyList<AuditRecord> Events => events;

    /// <summary>Locks an organization, which is created by its first command, and looks a command up in the ledger.</summary>
    /// <param name="database">The worker's database.</param>
    /// <param name="orgId">The organization.</param>
    /// <param name="commandId">The command; null for what the system does by itself.</param>
    /// <param name="now">The time of the change, UTC.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    /// <param name="reads">Further reads after the lock, in the same round trip; see <see cref="Answers"/>.</param>
    public static async Task<OrgTransaction> BeginAsync(
        NpgsqlDataSource database,
        Guid orgId,
        Guid? commandId,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        params IEnumerable<NpgsqlBatchCommand> reads)
    {
        var opened = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var begun = await opened.BeginTransactionAsync(cancellationToken);
            return new OrgTransaction(
                opened, begun, await OpeningReads.ReadAsync(opened, orgId, commandId, reads, cancellationToken), now);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection, for further reads within the transaction.</summary>
    public async ValueTask<NpgsqlConnection> ReadingAsync()
    {
        await EndOpeningAsync();
        return connection;
    }

    /// <summary>Adds statements to what the commit writes.</summary>
    public void Write(params IEnumerable<NpgsqlBatchCommand> statements) => writes.AddRange(statements);

    /// <summary>Appends an event to the organization's chain.</summary>
    /// <param name="auditEvent">What happened, without the members that this fills in.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="operationId">The operation that caused it; null for what the system noticed.</param>
    /// <param name="workspaceId">The workspace it is about, or null.</param>
    /// <param name="eventId">A fixed id where a repeat must not make a second event; else null.</param>
    public void Append(AuditRecord auditEvent, string actor, string? operationId, Guid? workspaceId, Guid? eventId = null)
    {
        var previous = events.Count > 0 ? events[^1].Hash : Organization.AuditHead;
        var stamped = auditEvent with
        {
            EventId = eventId ?? Guid.CreateVersion7(Now),
            OrgId = Organization.Id,
            Sequence = Organization.AuditSequence + events.Count + 1,
            Actor = actor,
            OperationId = operationId,
            WorkspaceId = workspaceId,
            OccurredAt = Now.UtcDateTime,
            PreviousHash = previous,
        };
        var canonical = AuditChain.Canonicalize(stamped);
        stamped = stamped with { Hash = AuditChain.Hash(previous, canonical) };
        events.Add(stamped);
        Write(Sql.Statement(
            """
            INSERT INTO audit_events
                (org_id, sequence, event_id, type, operation_id, workspace_id, occurred_at, canonical, hash, previous_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            stamped.OrgId,
            stamped.Sequence,
            stamped.EventId,
            stamped.Type,
            operationId,
            stamped.WorkspaceId,
            stamped.OccurredAt,
            canonical,
            stamped.Hash,
            previous));
    }

    /// <summary>Writes everything in one round trip, commits, and returns the connection to the pool.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            Write(Sql.Statement(
                "UPDATE organizations SET audit_sequence = $2, audit_head = $3 WHERE id = $1",
                Organization.Id, events[^1].Sequence, events[^1].Hash));
        }

        await EndOpeningAsync();
        if (writes.Count > 0)
        {
            await using var batch = Sql.Batch(connection, [.. writes]);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);

        // What follows a commit needs a connection again; keeping this one would let a full pool wait for itself.
        await DisposeAsync();
    }

    /// <summary>Rolls back what was not committed and returns the connection to the pool. The properties stay readable.</summary>
    public async ValueTask DisposeAsync()
    {
        // Once only: Npgsql reuses transaction objects with the physical connection, so a second call could end another transaction.
        if (disposed)
            return;

        disposed = true;
        try
        {
            await EndOpeningAsync();
            await transaction.DisposeAsync();
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private async ValueTask EndOpeningAsync()
    {
        if (opening is not { } open)
            return;

        opening = null;
        await open.DisposeAsync();
    }
}
