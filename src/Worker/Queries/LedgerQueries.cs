using Messaging.Worker.Commands.Ledger;
using Messaging.Worker.Storage;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Reads the ledger for callers.</summary>
internal static class LedgerQueries
{
    /// <summary>A command's entry, or null.</summary>
    public static async Task<LedgerEntry?> FindAsync(NpgsqlDataSource database, Guid orgId, Guid commandId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection, Sql.Statement($"SELECT {LedgerEntry.Columns} FROM operations WHERE org_id = $1 AND command_id = $2", orgId, commandId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.RowAsync(LedgerEntry.Read, cancellationToken);
    }

    /// <summary>Whether the audit trail knows an operation; it is written with the ledger, and never pruned.</summary>
    public static async Task<bool> HasEventsAsync(NpgsqlDataSource database, Guid orgId, string? operationId, CancellationToken cancellationToken)
    {
        if (operationId is null)
            return false;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(
            connection, Sql.Statement("SELECT EXISTS (SELECT FROM audit_events WHERE org_id = $1 AND operation_id = $2)", orgId, operationId));
        return (bool)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }
}
