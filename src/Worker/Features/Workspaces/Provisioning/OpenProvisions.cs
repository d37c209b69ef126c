using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>The provisions of a workspace that still have to be stopped or started after a commit.</summary>
/// <param name="Stopping">Provisions whose processes are to be stopped.</param>
/// <param name="Pending">The provision to be started for the command, or null.</param>
internal sealed record OpenProvisions(IReadOnlyList<Guid> Stopping, Guid? Pending)
{
    /// <summary>Reads them.</summary>
    public static async Task<OpenProvisions> ReadAsync(
        NpgsqlConnection connection, Guid orgId, Guid workspaceId, Guid commandId, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement(
                """
                SELECT id, state = 'pending' FROM provisions
                WHERE org_id = $1 AND workspace_id = $2 AND (state = 'stopping' OR (state = 'pending' AND command_id = $3))
                """,
                orgId, workspaceId, commandId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await reader.RowsAsync(row => (Id: row.GetGuid(0), Pending: row.GetBoolean(1)), cancellationToken);
        var pending = rows.Where(row => row.Pending).Select(row => row.Id).ToList();
        return new OpenProvisions([.. rows.Where(row => !row.Pending).Select(row => row.Id)], pending.Count == 0 ? null : pending[0]);
    }
}
