using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Workspaces.Snapshots;

/// <summary>A stored workspace.</summary>
internal sealed record WorkspaceRow(
    Guid Id,
    long Ordinal,
    string Name,
    string Runtime,
    string? Model,
    Guid? ParentId,
    string Status,
    string? ErrorCode,
    string? Error,
    string? Environment,
    string? LlmBillingMode,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns = $"{OwnColumns}, llm_billing_mode, {Times}";

    /// <summary>The same without the billing mode, for when it cannot be read.</summary>
    public const string ColumnsWithoutMode = $"{OwnColumns}, NULL::text, {Times}";

    private const string OwnColumns = "id, ordinal, name, runtime, model, parent_id, status, error_code, error, environment";
    private const string Times = "created_at, updated_at";

    /// <summary>Reads a row of <c>workspaces</c>.</summary>
    public static WorkspaceRow Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.Text(4),
        reader.Uuid(5),
        reader.GetString(6),
        reader.Text(7),
        reader.Text(8),
        reader.Text(9),
        reader.Text(10),
        reader.GetFieldValue<DateTimeOffset>(11),
        reader.GetFieldValue<DateTimeOffset>(12));
}
