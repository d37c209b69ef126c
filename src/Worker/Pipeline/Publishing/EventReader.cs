using System.Text.Json;
using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>Deserializes stored audit events for publishing.</summary>
internal static class EventReader
{
    /// <summary>The columns that <see cref="Read(NpgsqlDataReader)"/> expects, in order.</summary>
    public const string Columns = "type, canonical, hash, previous_hash";

    /// <summary>Reads a row of <c>audit_events</c>.</summary>
    /// <returns>The event; or why this version cannot read it, quoting nothing of its text.</returns>
    public static (AuditRecord? Event, string? Fault) Read(NpgsqlDataReader row)
    {
        var (auditEvent, fault) = Read(row.GetString(0), row.GetString(1));
        return (auditEvent is null ? null : auditEvent with { Hash = row.GetString(2), PreviousHash = row.GetString(3) }, fault);
    }

    /// <summary>Reads an event's canonical JSON.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="canonical">The text.</param>
    /// <returns>The event; or why this version cannot read it, quoting nothing of its text.</returns>
    public static (AuditRecord? Event, string? Fault) Read(string name, string canonical)
    {
        // A newer version wrote it, or it is damaged; only what looks like a type name goes into the message.
        if (EventTypes.Find(name) is not { } type)
        {
            return name.Length > 0 && name.All(char.IsAsciiLetter)
                ? (null, $"the event type {name} is unknown")
                : (null, "its type is no event's name");
        }

        try
        {
            return JsonSerializer.Deserialize(canonical, type, WireJson.Options) is AuditRecord auditEvent
                ? (auditEvent, null)
                : (null, "its text is no event");
        }
        catch (Exception exception)
        {
            // Whatever it is, the text causes it, and would again.
            return (null, $"its text cannot be read as {name}: {exception.GetType().Name}");
        }
    }
}
