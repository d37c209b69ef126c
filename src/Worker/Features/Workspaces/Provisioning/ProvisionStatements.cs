using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Retention;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>The SQL that moves provisions through their states: pending, running, stopping, ended.</summary>
internal static class ProvisionStatements
{
    /// <summary>The provisions that the retention job deletes.</summary>
    public static PrunedRows Pruned { get; } = new(
        "provisions",
        """
        DELETE FROM provisions WHERE id IN (
            SELECT id FROM provisions WHERE state = 'ended' AND ended_at < $1 ORDER BY ended_at LIMIT $2)
        """);

    /// <summary>Selects the state of a provision: one row, null where there is no such provision.</summary>
    public static NpgsqlBatchCommand StateOf(Guid provisionId)
        => Sql.Statement("SELECT (SELECT state FROM provisions WHERE id = $1)", provisionId);

    /// <summary>Marks every pending or running provision of a workspace as to be stopped.</summary>
    public static NpgsqlBatchCommand StopAll(Guid orgId, Guid workspaceId) => Sql.Statement(
        "UPDATE provisions SET state = 'stopping' WHERE org_id = $1 AND workspace_id = $2 AND state IN ('pending', 'running')",
        orgId,
        workspaceId);

    /// <summary>Records that provisions were stopped.</summary>
    public static NpgsqlBatchCommand Stopped(IReadOnlyList<Guid> provisionIds, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'ended', ended_at = $2 WHERE id = ANY($1) AND state = 'stopping'", provisionIds.ToArray(), now);

    /// <summary>Records that the process of a provision runs.</summary>
    public static NpgsqlBatchCommand Running(Guid provisionId, int? pid, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'running', pid = $2, started_at = $3 WHERE id = $1 AND state = 'pending'", provisionId, pid, now);

    /// <summary>Records that no process was started for a provision.</summary>
    public static NpgsqlBatchCommand NotStarted(Guid provisionId, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'ended', ended_at = $2 WHERE id = $1 AND state = 'pending'", provisionId, now);

    /// <summary>Records that the process of a provision ended by itself.</summary>
    public static NpgsqlBatchCommand Ended(Guid provisionId, int? exitCode, int? signal, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'ended', exit_code = $2, exit_signal = $3, ended_at = $4 WHERE id = $1 AND state = 'running'",
        provisionId, exitCode, signal, now);
}
