using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Ledger;
using Npgsql;

namespace Messaging.Worker.Pipeline.Operations;

/// <summary>Reads the ledger for callers.</summary>
internal static class LedgerQueries
{
    /// <summary>A command's entry, or null.</summary>
    public static Task<LedgerEntry?> FindAsync(
        NpgsqlDataSource database, Guid orgId, Guid commandId, CancellationToken cancellationToken)
        => database.RowAsync(LedgerEntry.Of(orgId, commandId), LedgerEntry.Read, cancellationToken);

    /// <summary>
    /// A command's entry, or null, and whether the audit trail has its operation. The trail is written with the ledger and never pruned.
    /// </summary>
    public static async Task<(LedgerEntry? Entry, bool IsInTrail)> FindAsync(
        NpgsqlDataSource database, Guid orgId, Guid commandId, string? operationId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection,
            // The trail first: an operation that commits between the two reads is then found in the ledger, and not taken for pruned.
            Sql.Statement("SELECT EXISTS (SELECT FROM audit_events WHERE org_id = $1 AND operation_id = $2)", orgId, operationId ?? ""),
            LedgerEntry.Of(orgId, commandId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var isInTrail = reader.GetBoolean(0);
        await reader.NextResultAsync(cancellationToken);
        return (await reader.RowAsync(LedgerEntry.Read, cancellationToken), isInTrail);
    }
}
