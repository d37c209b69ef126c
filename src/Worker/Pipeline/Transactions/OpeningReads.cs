using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Npgsql;

namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>The first round trip of a transaction: the lock, the ledger's entry, and the reads of the command's handler.</summary>
internal sealed class OpeningReads : IAsyncDisposable
{
    private readonly NpgsqlBatch batch;
    private readonly NpgsqlDataReader reader;

    private OpeningReads(NpgsqlBatch batch, NpgsqlDataReader reader, LockedOrganization organization, LedgerEntry? entry)
    {
        this.batch = batch;
        this.reader = reader;
        Organization = organization;
        Entry = entry;
        Answers = new SqlAnswers(reader);
    }

    /// <summary>The organization, locked.</summary>
    public LockedOrganization Organization { get; }

    /// <summary>The command's ledger entry; null where there is none.</summary>
    public LedgerEntry? Entry { get; }

    /// <summary>The answers to the further reads.</summary>
    public SqlAnswers Answers { get; }

    /// <summary>Locks the organization's row and reads, inside a transaction that has begun.</summary>
    public static async Task<OpeningReads> ReadAsync(
        NpgsqlConnection connection,
        Guid orgId,
        Guid? commandId,
        IEnumerable<NpgsqlBatchCommand> further,
        CancellationToken cancellationToken)
    {
        var statements = Sql.Batch(connection, [.. Statements(orgId, commandId), .. further]);
        NpgsqlDataReader? answers = null;
        try
        {
            answers = await statements.ExecuteReaderAsync(cancellationToken);
            await answers.ReadAsync(cancellationToken);
            var (id, sequence, head) = (answers.GetGuid(0), answers.GetInt64(1), answers.GetString(2));
            await answers.NextResultAsync(cancellationToken);
            await answers.ReadAsync(cancellationToken);
            var organization = new LockedOrganization(id, sequence, head, answers.IsDBNull(0) ? null : answers.GetInt64(0));
            await answers.NextResultAsync(cancellationToken);
            var entry = await answers.RowAsync(LedgerEntry.Read, cancellationToken);
            await answers.NextResultAsync(cancellationToken);
            return new OpeningReads(statements, answers, organization, entry);
        }
        catch
        {
            if (answers is not null)
                await answers.DisposeAsync();
            await statements.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await batch.DisposeAsync();
    }

    // Separate statements after the lock have snapshots of their own, so they see what the lock's last holder committed.
    private static NpgsqlBatchCommand[] Statements(Guid orgId, Guid? commandId) =>
    [
        Sql.Statement("INSERT INTO organizations (id) VALUES ($1) ON CONFLICT DO NOTHING", orgId),
        Sql.Statement("SELECT id, audit_sequence, audit_head FROM organizations WHERE id = $1 FOR UPDATE", orgId),
        Sql.Statement(
            "SELECT (SELECT sequence FROM audit_events WHERE org_id = $1 AND published_at IS NULL ORDER BY sequence DESC LIMIT 1)",
            orgId),
        LedgerEntry.Of(orgId, commandId ?? Guid.Empty),
    ];
}
