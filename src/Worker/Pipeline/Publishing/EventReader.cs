using System.Text.Json;
using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>Reads stored events back into the records they were, for publishing.</summary>
internal static class EventReader
{
    /// <summary>The columns that <see cref="Read(NpgsqlDataReader)"/> expects, in order.</summary>
    public const string Columns = "type, canonical, hash, previous_hash";

    /// <summary>Reads a row of <c>audit_events</c>.</summary>
    /// <returns>The event; or why this program cannot read it, without a word of what it says.</returns>
    public static (AuditRecord? Event, string? Fault) Read(NpgsqlDataReader row)
    {
        var (fact, fault) = Read(row.GetString(0), row.GetString(1));
        return (fact is null ? null : fact with { Hash = row.GetString(2), PreviousHash = row.GetString(3) }, fault);
    }

    /// <summary>Reads an event's canonical JSON.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="canonical">The text.</param>
    /// <returns>The event; or why this program cannot read it, without a word of what it says.</returns>
    public static (AuditRecord? Event, string? Fault) Read(string name, string canonical)
    {
        // A newer program wrote it, or it is damaged; what is no name is not passed on.
        if (EventTypes.Find(name) is not { } type)
            return (null, name.Length > 0 && name.All(char.IsAsciiLetter) ? $"the event type {name} is unknown" : "its type is no event's name");

        try
        {
            return JsonSerializer.Deserialize(canonical, type, WireJson.Options) is AuditRecord fact ? (fact, null) : (null, "its text is no event");
        }
        catch (Exception exception)
        {
            // Whatever it is, it is the text's fault, and will be again.
            return (null, $"its text cannot be read as {name}: {exception.GetType().Name}");
        }
    }
}
