using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Ledger;

/// <summary>A new entry of the ledger.</summary>
/// <param name="Command">The command.</param>
/// <param name="Operation">Its operation.</param>
/// <param name="Ordinal">The operation's number within its organization.</param>
internal sealed record LedgerRow(ICommand Command, OperationView Operation, long Ordinal)
{
    /// <summary>Writes entries of commands that have none: one statement, however many they are.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Statements(IReadOnlyList<LedgerRow> rows) => rows.Count == 0
        ? []
        :
        [
            Sql.Statement(
                """
                INSERT INTO operations
                    (org_id, command_id, ordinal, operation_id, command, fingerprint, status, workspace_id, actor, submitted_at,
                     completed_at, result, error)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                Column(rows, row => row.Command.OrgId),
                Column(rows, row => row.Command.CommandId),
                Column(rows, row => row.Ordinal),
                Column(rows, row => row.Operation.OperationId),
                Column(rows, row => row.Operation.Command),
                Column(rows, row => row.Command.Fingerprint),
                Column(rows, row => row.Operation.Status),
                Column(rows, row => row.Operation.WorkspaceId),
                Column(rows, row => row.Command.Actor),
                Column(rows, row => row.Operation.SubmittedAt?.UtcDateTime),
                Column(rows, row => row.Operation.CompletedAt?.UtcDateTime),
                Column(rows, row => row.Operation.Result?.Value),
                Column(rows, row => row.Operation.Error is { } error ? WireJson.Serialize(error) : null)),
        ];

    private static TValue[] Column<TValue>(IReadOnlyList<LedgerRow> rows, Func<LedgerRow, TValue> value) => [.. rows.Select(value)];
}
