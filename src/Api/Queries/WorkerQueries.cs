using MassTransit;
using Messaging.Api.Broker;
using Messaging.Api.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Queries;

/// <summary>Asks the workers. A question that nobody answers in time is worth nothing later: it expires with its asker's patience.</summary>
internal sealed class WorkerQueries(IBus bus, BrokerConnection broker, ILogger<WorkerQueries> log)
{
    private static readonly Uri Address = new("exchange:" + Contracts.Queues.Queries);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(1); // what answers at all answers at once

    // A connected broker that has gone silent does not even take the question, which the client waits for without end.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly IClientFactory clients = bus.CreateClientFactory();

    /// <summary>Asks.</summary>
    /// <exception cref="RefusedException">The answer is a refusal, or there is none: the broker or every worker is away.</exception>
    public Task<TAnswer> AskAsync<TQuery, TAnswer>(TQuery query, CancellationToken cancellationToken)
        where TQuery : class
        where TAnswer : class
        => AskAsync<TQuery, TAnswer>(query, Patience, cancellationToken);

    /// <summary>Asks something that can be done without.</summary>
    /// <returns>The answer, or null when there is none.</returns>
    public async Task<TAnswer?> TryAskAsync<TQuery, TAnswer>(TQuery query, TimeSpan patience, CancellationToken cancellationToken)
        where TQuery : class
        where TAnswer : class
    {
        try
        {
            return await AskAsync<TQuery, TAnswer>(query, patience, cancellationToken);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Asks the next worker whether it works.</summary>
    /// <exception cref="RefusedException">It does not, or there is none.</exception>
    public Task<Pong> PingAsync() => AskAsync<Ping, Pong>(new Ping(), PingPatience, CancellationToken.None);

    /// <summary>The same; null when it does not or there is none.</summary>
    public Task<Pong?> TryPingAsync() => TryAskAsync<Ping, Pong>(new Ping(), PingPatience, CancellationToken.None);

    /// <summary>Asks something that is worth waiting for longer, or less long.</summary>
    /// <exception cref="RefusedException">The answer is a refusal, or there is none: the broker or every worker is away.</exception>
    public async Task<TAnswer> AskAsync<TQuery, TAnswer>(TQuery query, TimeSpan patience, CancellationToken cancellationToken)
        where TQuery : class
        where TAnswer : class
    {
        if (!broker.IsUp)
            throw BrokerAway();

        try
        {
            var client = clients.CreateRequestClient<TQuery>(Address, patience);
            var answer = await client.GetResponse<TAnswer, QueryRefused>(query, Configure, cancellationToken, patience).WaitAsync(patience + Grace, cancellationToken);
            if (answer.Is<TAnswer>(out var found))
                return found.Message;

            answer.Is<QueryRefused>(out var refused);
            throw Refusal(refused!.Message);
        }
        catch (Exception exception) when (exception is not RefusedException && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("Nobody answered {Query} ({Reason})", typeof(TQuery).Name, exception.GetType().Name);
            throw broker.IsUp ? WorkerAway() : BrokerAway();
        }
    }

    private static void Configure<TQuery>(IRequestPipeConfigurator<TQuery> request)
        where TQuery : class
        => request.UseExecute(context =>
        {
            context.Durable = false;

            // Where no worker has ever been there is no queue: to know at once is better than to wait.
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                rabbit.Mandatory = true;
        });

    private static RefusedException Refusal(QueryRefused refused) => new(new Problem(refused.Code, refused.Error)
    {
        SafeDefault = string.Equals(refused.Code, ProblemCodes.ResolutionUnavailable, StringComparison.Ordinal) ? BillingModes.PlatformManaged : null,
    });

    private static RefusedException BrokerAway()
        => new(ProblemCodes.BrokerUnavailable, "the broker cannot be reached, so nobody can be asked; send the request again");

    private static RefusedException WorkerAway()
        => new(ProblemCodes.WorkerUnavailable, "no worker answered in time; send the request again");
}
