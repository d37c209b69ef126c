using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Features.Audit;

/// <summary>Reads stored events as <c>GET /audit</c> shows them, whichever version wrote them.</summary>
internal static class AuditItemReader
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns =
        "canonical, hash, previous_hash, sequence, type, event_id, org_id, operation_id, workspace_id, occurred_at";

    /// <summary>Reads a row.</summary>
    public static (JsonText Item, long Sequence) Read(NpgsqlDataReader row)
    {
        var (canonical, sequence) = (row.GetString(0), row.GetInt64(3));

        // A damaged text must not hide the rest of the trail: an item made from the row's other columns stands for it.
        var text = IsEvent(canonical, sequence) ? canonical : FromColumns(row).ToJsonString(WireJson.Options);
        return (new JsonText($$"""{{text[..^1]}},"hash":"{{row.GetString(1)}}","previous_hash":"{{row.GetString(2)}}"}"""), sequence);
    }

    /// <summary>Whether a text is an event with this sequence, of any type.</summary>
    public static bool IsEvent(string canonical, long sequence)
    {
        try
        {
            using var document = JsonDocument.Parse(canonical);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("sequence", out var number)
                && number.ValueKind == JsonValueKind.Number
                && number.TryGetInt64(out var stated)
                && stated == sequence
                && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                && canonical[^1] == '}';
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonObject FromColumns(NpgsqlDataReader row) => new()
    {
        ["event_id"] = row.GetGuid(5),
        ["occurred_at"] = row.GetDateTime(9),
        ["operation_id"] = row.Text(7),
        ["org_id"] = row.GetGuid(6),
        ["sequence"] = row.GetInt64(3),
        ["type"] = row.GetString(4),
        ["unreadable"] = true,
        ["workspace_id"] = row.Uuid(8),
    };
}
