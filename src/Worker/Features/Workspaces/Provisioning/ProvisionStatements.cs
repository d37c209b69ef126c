using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>The statements that move provisions through their states: pending, running, stopping, ended.</summary>
internal static class ProvisionStatements
{
    /// <summary>Whatever runs, or is about to, for a workspace is to be stopped.</summary>
    public static NpgsqlBatchCommand StopAll(Guid orgId, Guid workspaceId) => Sql.Statement(
        "UPDATE provisions SET state = 'stopping' WHERE org_id = $1 AND workspace_id = $2 AND state IN ('pending', 'running')", orgId, workspaceId);

    /// <summary>These are stopped.</summary>
    public static NpgsqlBatchCommand Stopped(IReadOnlyList<Guid> provisionIds, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'ended', ended_at = $2 WHERE id = ANY($1) AND state = 'stopping'", provisionIds.ToArray(), now);

    /// <summary>The process runs.</summary>
    public static NpgsqlBatchCommand Running(Guid provisionId, int? pid, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'running', pid = $2, started_at = $3 WHERE id = $1 AND state = 'pending'", provisionId, pid, now);

    /// <summary>Nothing was started.</summary>
    public static NpgsqlBatchCommand NotStarted(Guid provisionId, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'ended', ended_at = $2 WHERE id = $1 AND state = 'pending'", provisionId, now);

    /// <summary>The process ended by itself.</summary>
    public static NpgsqlBatchCommand Ended(Guid provisionId, int? exitCode, int? signal, DateTimeOffset now) => Sql.Statement(
        "UPDATE provisions SET state = 'ended', exit_code = $2, exit_signal = $3, ended_at = $4 WHERE id = $1 AND state = 'running'",
        provisionId, exitCode, signal, now);
}
