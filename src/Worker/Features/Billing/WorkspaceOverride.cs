using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>A workspace's stored billing mode, raw; null when it has none. The record exists when the workspace does.</summary>
/// <param name="Mode">The stored text.</param>
internal sealed record WorkspaceOverride(string? Mode)
{
    /// <summary>Reads it; null when the organization has no such workspace.</summary>
    public static async Task<WorkspaceOverride?> ReadAsync(NpgsqlConnection connection, Guid orgId, Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            connection, Sql.Statement("SELECT llm_billing_mode FROM workspaces WHERE org_id = $1 AND id = $2", orgId, workspaceId));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.RowAsync(row => new WorkspaceOverride(row.Text(0)), cancellationToken);
    }
}
