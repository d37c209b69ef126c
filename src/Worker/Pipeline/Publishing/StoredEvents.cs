using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>Reads an organization's events from the database, in order, for publishing.</summary>
internal sealed class StoredEvents(NpgsqlDataSource database, ParkedEvents parked, PublishingOptions options, TimeProvider time)
{
    // Bounds the memory that a long backlog takes.
    private const int PageSize = 500;

    /// <summary>The first page of the unpublished events after the last parked one.</summary>
    public async Task<List<StoredEvent>> UnpublishedAsync(Guid orgId)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = Sql.Batch(
            connection,
            Sql.Statement($"SELECT {ParkedEvents.Last}", orgId),
            Rows($"published_at IS NULL AND sequence > {ParkedEvents.Last} ORDER BY sequence LIMIT {PageSize}", orgId));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        parked.Remember(orgId, reader.GetInt64(0));
        await reader.NextResultAsync();
        return await reader.RowsAsync(StoredEvent.Read, CancellationToken.None);
    }

    /// <summary>A page of the parked events.</summary>
    /// <param name="orgId">The organization.</param>
    /// <param name="after">The sequence after which it begins.</param>
    public Task<List<StoredEvent>> ParkedAsync(Guid orgId, long after) => ReadAsync(Rows(
        $"published_at IS NULL AND sequence > $3 AND sequence <= {ParkedEvents.Last} ORDER BY sequence LIMIT {PageSize}",
        orgId,
        after));

    /// <summary>The published events of an operation; those that are not published yet are published in their order.</summary>
    public Task<List<StoredEvent>> OfOperationAsync(Guid orgId, string operationId)
        => ReadAsync(Rows("operation_id = $3 AND published_at IS NOT NULL ORDER BY sequence", orgId, operationId));

    private NpgsqlBatchCommand Rows(string condition, Guid orgId, params object[] values) => Sql.Statement(
        $"SELECT {StoredEvent.Columns} FROM audit_events WHERE org_id = $1 AND {condition}",
        [orgId, time.Now() - options.ParkAfter, .. values]);

    private Task<List<StoredEvent>> ReadAsync(NpgsqlBatchCommand statement)
        => database.RowsAsync(statement, StoredEvent.Read, CancellationToken.None);
}
