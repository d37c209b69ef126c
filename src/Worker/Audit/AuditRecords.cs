using System.Collections.Frozen;
using System.Text.Json;
using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Audit;

/// <summary>Reads stored events back into the records they were, for publishing.</summary>
internal static class AuditRecords
{
    /// <summary>The columns that <see cref="Read"/> expects, in order.</summary>
    public const string Columns = "type, canonical, hash, previous_hash";

    private static readonly FrozenDictionary<string, Type> Types = typeof(AuditRecord).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(AuditRecord)))
        .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Reads a row of <c>audit_events</c>.</summary>
    /// <exception cref="InvalidOperationException">A type that this program does not know: a newer one wrote it.</exception>
    public static AuditRecord Read(NpgsqlDataReader reader)
    {
        var name = reader.GetString(0);
        var type = Types.GetValueOrDefault(name) ?? throw new InvalidOperationException($"the event type {name} is unknown");
        var fact = (AuditRecord)JsonSerializer.Deserialize(reader.GetString(1), type, WireJson.Options)!;
        return fact with { Hash = reader.GetString(2), PreviousHash = reader.GetString(3) };
    }

    /// <summary>An event as <c>GET /audit</c> shows it: its canonical JSON and the two hashes.</summary>
    public static JsonText Show(NpgsqlDataReader reader)
        => new($$"""{{reader.GetString(1)[..^1]}},"hash":"{{reader.GetString(2)}}","previous_hash":"{{reader.GetString(3)}}"}""");
}
