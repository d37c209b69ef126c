using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Storage;
using Npgsql;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>
/// Answers whether this worker is ready: it consumes every queue, its broker is set up as needed and its database answers. The answer
/// also names the sealing keys that it has.
/// </summary>
internal sealed class PingHandler(IBusControl bus, BrokerHealth brokerHealth, SealingPrivateKeys keys) : IQueryHandler<Ping, Pong>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<Pong>> AnswerAsync(Ping query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (QueuesNotConsumed() is { Count: > 0 } queues)
            return QueryProblems.NotConsuming(queues);
        if (brokerHealth.Fault is { } fault)
            return QueryProblems.BrokerNotUsable(fault);

        await database.ExecuteAsync([Sql.Statement("SELECT 1")], cancellationToken);
        return new Pong(Environment.MachineName, keys.KeyIds);
    }

    // One endpoint can lose its queue, for example to another kind of queue with the same name. That this query came through says
    // nothing of the other endpoints.
    private List<string> QueuesNotConsumed() =>
    [
        .. bus.CheckHealth().Endpoints
            .Where(endpoint => endpoint.Value.Status != BusHealthStatus.Healthy)
            .Select(endpoint => endpoint.Key.TrimEnd('/').Split('/', ':')[^1].Split('?')[0])
            .Order(StringComparer.Ordinal),
    ];
}
