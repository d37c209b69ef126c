using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Ledger;

/// <summary>
/// Writes the idempotency ledger. An entry is written in the same transaction as the command's effect, so a command that is
/// delivered again finds its entry and changes nothing.
/// </summary>
internal sealed class CommandLedger(OperationIds operationIds)
{
    // An organization's newest operation stays, because the next ordinal is counted from it. A command is refused by the age of its
    // submission, which the Api's clock gave, so that time must have passed too.

    /// <summary>Deletes operations that are no longer kept. Parameters: the time before which they ended, how many at most.</summary>
    public const string Prune =
        """
        DELETE FROM operations WHERE (org_id, command_id) IN (
            SELECT o.org_id, o.command_id FROM operations o
            WHERE o.completed_at < $1 AND o.submitted_at < $1
                AND EXISTS (SELECT FROM operations n WHERE n.org_id = o.org_id AND n.ordinal > o.ordinal)
            ORDER BY o.completed_at LIMIT $2)
        """;

    /// <summary>Makes the operation of a command as it stands after a decision.</summary>
    public OperationView Describe(ICommand command, string status, DateTimeOffset? completedAt, object? result, Problem? problem) => new(
        operationIds.For(command),
        CommandKinds.NameOf(CommandKinds.Of(command)),
        status,
        (command as IWorkspaceCommand)?.WorkspaceId,
        command.SubmittedAt.ToUniversalTime(),
        completedAt,
        result is null ? null : new JsonText(WireJson.Serialize(result)),
        problem);

    /// <summary>Records an operation; replaces the entry of an earlier failure.</summary>
    public static NpgsqlBatchCommand Record(ICommand command, OperationView operation)
        => Record(command, operation, command.Actor, command.Fingerprint);

    /// <summary>Records the failure of a command whose actor and fingerprint may be missing or too long.</summary>
    public static NpgsqlBatchCommand RecordFailed(ICommand command, OperationView operation)
        => Record(command, operation, Storable(command.Actor), Storable(command.Fingerprint));

    /// <summary>Gives an accepted operation its outcome when its command is no longer being carried out.</summary>
    public static NpgsqlBatchCommand Complete(Guid orgId, Guid commandId, object result, DateTimeOffset now) => Sql.Statement(
        """
        UPDATE operations SET status = 'succeeded', completed_at = $3, result = $4
        WHERE org_id = $1 AND command_id = $2 AND status = 'accepted'
        """,
        orgId, commandId, now, WireJson.Serialize(result));

    // PostgreSQL's text has no NUL, and the columns are not meant for megabytes.
    private static string Storable(string? text)
    {
        const int maxCharacters = 512;
        var stored = (text ?? "").Replace("\0", "", StringComparison.Ordinal);
        return stored.Length <= maxCharacters ? stored : stored[..maxCharacters];
    }

    private static NpgsqlBatchCommand Record(ICommand command, OperationView operation, string actor, string fingerprint) => Sql.Statement(
        """
        INSERT INTO operations
            (org_id, command_id, operation_id, command, fingerprint, status, workspace_id, actor, submitted_at, completed_at,
             result, error, ordinal)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                (SELECT coalesce(max(ordinal), 0) + 1 FROM operations WHERE org_id = $1)) -- the organization is locked: nobody else counts
        ON CONFLICT (org_id, command_id) DO UPDATE
        SET status = excluded.status, completed_at = excluded.completed_at, result = excluded.result, error = excluded.error
        """,
        command.OrgId,
        command.CommandId,
        operation.OperationId,
        operation.Command,
        fingerprint,
        operation.Status,
        operation.WorkspaceId,
        actor,
        operation.SubmittedAt,
        operation.CompletedAt,
        operation.Result?.Value,
        operation.Error is null ? null : WireJson.Serialize(operation.Error));
}
