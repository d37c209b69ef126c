using Messaging.Contracts;
using Messaging.Worker.Storage;
using Npgsql;

namespace Messaging.Worker.Commands.Ledger;

/// <summary>
/// Writes the ledger. An entry is written in the same transaction as the command's effect, so a command that is delivered
/// again finds its entry and changes nothing.
/// </summary>
internal sealed class CommandLedger(OperationIds operationIds)
{
    /// <summary>The operation of a command as it stands after a decision.</summary>
    public OperationView Describe(ICommand command, string status, DateTimeOffset? completedAt, object? result, OperationProblem? problem) => new(
        operationIds.For(command),
        CommandKinds.NameOf(CommandKinds.Of(command)),
        status,
        (command as IWorkspaceCommand)?.WorkspaceId,
        command.SubmittedAt.ToUniversalTime(),
        completedAt,
        result is null ? null : new JsonText(WireJson.Serialize(result)),
        problem);

    /// <summary>Records an operation; replaces what an attempt that had no effect left behind.</summary>
    public static NpgsqlBatchCommand Record(ICommand command, OperationView operation) => Sql.Statement(
        """
        INSERT INTO operations
            (org_id, command_id, operation_id, command, fingerprint, status, workspace_id, actor, submitted_at, completed_at, result, error)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (org_id, command_id) DO UPDATE
        SET status = excluded.status, completed_at = excluded.completed_at, result = excluded.result, error = excluded.error
        """,
        command.OrgId,
        command.CommandId,
        operation.OperationId,
        operation.Command,
        command.Fingerprint ?? "",
        operation.Status,
        operation.WorkspaceId,
        command.Actor ?? "",
        operation.SubmittedAt,
        operation.CompletedAt,
        operation.Result?.Value,
        operation.Error is null ? null : WireJson.Serialize(operation.Error));
}
