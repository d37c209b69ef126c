using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Storage;
using Messaging.Worker.Pipeline.Transactions;
using Npgsql;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>The audit event that an <c>Idempotency-Key</c> was used again for another request; one for each such request.</summary>
internal static class IdempotencyConflicts
{
    /// <summary>The event's id, the same however often the request is delivered.</summary>
    public static Guid EventId(ICommand command)
        => DerivedEventIds.Of("conflict", $"{command.OrgId:D}", $"{command.CommandId:D}", command.Fingerprint);

    /// <summary>Whether the event is in the audit trail already.</summary>
    public static async Task<bool> IsRecordedAsync(NpgsqlConnection connection, Guid eventId, CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(
            connection, Sql.Statement("SELECT EXISTS (SELECT FROM audit_events WHERE event_id = $1)", eventId));
        return (bool)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }
}
