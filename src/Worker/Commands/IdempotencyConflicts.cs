using System.Security.Cryptography;
using System.Text;
using Messaging.Contracts;
using Messaging.Worker.Storage;
using Npgsql;

namespace Messaging.Worker.Commands;

/// <summary>The record that an <c>Idempotency-Key</c> was used again for another request: one event per such request.</summary>
internal static class IdempotencyConflicts
{
    /// <summary>The event's id, the same however often the request is delivered.</summary>
    public static Guid EventId(ICommand command)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"conflict\n{command.OrgId:D}\n{command.CommandId:D}\n{command.Fingerprint}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80); // RFC 9562: version 8, made by a rule of our own
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>Whether the event is in the trail already.</summary>
    public static async Task<bool> IsRecordedAsync(NpgsqlConnection connection, Guid eventId, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(connection, Sql.Statement("SELECT EXISTS (SELECT FROM audit_events WHERE event_id = $1)", eventId));
        return (bool)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }
}
