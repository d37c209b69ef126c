using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>A workspace's stored billing mode, raw; null when it has none. The record exists when the workspace does.</summary>
/// <param name="Mode">The stored text.</param>
internal sealed record WorkspaceOverride(string? Mode)
{
    /// <summary>Selects it, in SQL: of the organization <c>$1</c> and the workspace <c>$2</c>.</summary>
    public const string Select = "SELECT llm_billing_mode FROM workspaces WHERE org_id = $1 AND id = $2";

    /// <summary>Selects it for <see cref="Read"/>; no row where the organization has no such workspace.</summary>
    public static NpgsqlBatchCommand Of(Guid orgId, Guid workspaceId) => Sql.Statement(Select, orgId, workspaceId);

    /// <summary>Reads a row.</summary>
    public static WorkspaceOverride Read(NpgsqlDataReader reader) => new(reader.Text(0));
}
