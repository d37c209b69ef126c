using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Answers that this worker works: its broker is as it should be, it consumes every queue, its database answers; and which keys it opens.</summary>
internal sealed class PingHandler(IBusControl bus, BrokerHealth findings, SealingPrivateKeys keys) : IQueryHandler<Ping, Pong>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<Pong>> AnswerAsync(Ping query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (QueuesNotConsumed() is { Count: > 0 } queues)
            return QueryProblems.NotConsuming(queues);
        if (findings.Fault is { } fault)
            return QueryProblems.BrokerNotUsable(fault);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, Sql.Statement("SELECT 1"));
        await batch.ExecuteScalarAsync(cancellationToken);
        return new Pong(Environment.MachineName, keys.KeyIds);
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
