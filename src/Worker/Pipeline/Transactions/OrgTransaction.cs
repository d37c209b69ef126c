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
    private OpeningReads? opening;
    private bool disposed;

    private OrgTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, OpeningReads opening, DateTimeOffset now)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.opening = opening;
        Entry = opening.Entry;
        Changes = new OrgChanges(opening.Organization, now);
    }

    /// <summary>What it changes.</summary>
    public OrgChanges Changes { get; }

    /// <summary>The organization as it stood when it was locked.</summary>
    public LockedOrganization Organization => Changes.Organization;

    /// <summary>The command's ledger entry; null when the command is new or there is none.</summary>
    public LedgerEntry? Entry { get; }

    /// <summary>The time of the change, UTC.</summary>
    public DateTimeOffset Now => Changes.Now;

    /// <summary>The answers to the reads that the transaction began with; to be taken before anything else is read or written.</summary>
    public SqlAnswers Answers
        => opening?.Answers
            ?? throw new InvalidOperationException("the answers to the opening reads are taken before anything else is asked");

    /// <summary>The appended events with sequence and hash; to be published once the commit has succeeded.</summary>
    public IReadOnlyList<AuditRecord> Events => Changes.Events;

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
    public void Write(params IEnumerable<NpgsqlBatchCommand> statements) => Changes.Write(statements);

    /// <inheritdoc cref="OrgChanges.Append"/>
    public void Append(AuditRecord auditEvent, string actor, string? operationId, Guid? workspaceId, Guid? eventId = null)
        => Changes.Append(auditEvent, actor, operationId, workspaceId, eventId);

    /// <summary>Writes everything in one round trip, commits, and returns the connection to the pool.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await EndOpeningAsync();
        NpgsqlBatchCommand[] writes = [.. Changes.TakeWrites(), .. AppendedEvent.Statements([Changes])];
        if (writes.Length > 0)
        {
            await using var batch = Sql.Batch(connection, writes);
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
