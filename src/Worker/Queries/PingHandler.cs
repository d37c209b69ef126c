using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Storage;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers that this worker works: it consumes every queue that it should, and its database answers.</summary>
internal sealed class PingHandler(IBusControl bus) : IQueryHandler<Ping>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(Ping query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (QueuesNotConsumed() is { Count: > 0 } queues)
            return QueryProblems.NotConsuming(queues);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, Sql.Statement("SELECT 1"));
        await batch.ExecuteScalarAsync(cancellationToken);
        return new Pong(Environment.MachineName);
    }

    // An endpoint can lose its queue alone, for example to one of the same name that is of another kind. That this question
    // came through says nothing of the others.
    private List<string> QueuesNotConsumed() =>
    [
        .. bus.CheckHealth().Endpoints
            .Where(endpoint => endpoint.Value.Status != BusHealthStatus.Healthy)
            .Select(endpoint => endpoint.Key.TrimEnd('/').Split('/', ':')[^1].Split('?')[0])
            .Order(StringComparer.Ordinal),
    ];
}
