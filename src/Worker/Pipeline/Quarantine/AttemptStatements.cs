using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>The SQL of <c>command_attempts</c>: one row for each quarantined command, committed before its attempt begins.</summary>
internal static class AttemptStatements
{
    // Without an index: the table holds a few rows, of commands during which workers died.

    /// <summary>Deletes old attempts. Parameters: the time before which they began, how many at most.</summary>
    public const string Prune =
        """
        DELETE FROM command_attempts WHERE (org_id, command_id) IN (
            SELECT org_id, command_id FROM command_attempts WHERE begun_at < $1 LIMIT $2)
        """;

    /// <summary>
    /// Counts an attempt and returns <see cref="AttemptCounts"/>. An attempt that is recorded twice counts once, so that a commit whose
    /// confirmation was lost can be repeated. A new series starts at 1.
    /// </summary>
    public static NpgsqlBatchCommand Begin(ICommand command, string series, Guid attemptId, DateTimeOffset now) => Sql.Statement(
        """
        INSERT INTO command_attempts AS a (org_id, command_id, series, attempt_id, begun, alone, begun_at)
        VALUES ($1, $2, $3, $4, 1, 1, $5)
        ON CONFLICT (org_id, command_id) DO UPDATE SET
            begun = CASE WHEN a.series <> excluded.series THEN 1 WHEN a.attempt_id = excluded.attempt_id THEN a.begun ELSE a.begun + 1 END,
            alone = CASE WHEN a.series <> excluded.series THEN 1 WHEN a.attempt_id = excluded.attempt_id THEN a.alone ELSE a.alone + 1 END,
            series = excluded.series, attempt_id = excluded.attempt_id, begun_at = excluded.begun_at
        RETURNING begun, alone
        """,
        command.OrgId, command.CommandId, series, attemptId, now);

    /// <summary>Other commands run beside the attempt from now on, so a death of the worker is no longer its doing alone.</summary>
    public static NpgsqlBatchCommand EndExclusive(ICommand command, Guid attemptId) => Sql.Statement(
        "UPDATE command_attempts SET alone = alone - 1 WHERE org_id = $1 AND command_id = $2 AND attempt_id = $3",
        command.OrgId, command.CommandId, attemptId);

    /// <summary>Uncounts an attempt that the worker survived.</summary>
    public static NpgsqlBatchCommand Uncount(ICommand command, Guid attemptId, bool isExclusive) => Sql.Statement(
        "UPDATE command_attempts SET begun = begun - 1, alone = alone - $4 WHERE org_id = $1 AND command_id = $2 AND attempt_id = $3",
        command.OrgId, command.CommandId, attemptId, isExclusive ? 1 : 0);

    /// <summary>Deletes the row of a command of which no attempt counts any more.</summary>
    public static NpgsqlBatchCommand DeleteUncounted(ICommand command) => Sql.Statement(
        "DELETE FROM command_attempts WHERE org_id = $1 AND command_id = $2 AND begun = 0", command.OrgId, command.CommandId);
}
