using System.Collections.Concurrent;
using MassTransit;
using Messaging.Api.Broker;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Queries;

/// <summary>
/// Asks the workers. A question that nobody answers in time is worth nothing later: it expires with its asker's patience.
/// </summary>
internal sealed partial class WorkerQueries(IBus bus, BrokerAvailability broker, ILogger<WorkerQueries> logger)
{
    private static readonly Uri Address = new("exchange:" + Contracts.Queues.Queries);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(1); // what answers at all answers at once

    // A connected broker that has gone silent does not even take the question, which the client waits for without end.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly IClientFactory clients = bus.CreateClientFactory();
    private readonly ConcurrentDictionary<Type, object> clientsByQuery = new();

    /// <summary>Asks.</summary>
    /// <exception cref="RefusedException">The answer is a refusal, or there is none: the broker or every worker is away.</exception>
    public Task<TAnswer> AskAsync<TAnswer>(IQuery<TAnswer> query, CancellationToken cancellationToken)
        where TAnswer : class
        => AskAsync(query, Patience, cancellationToken);

    /// <summary>Asks something that can be done without.</summary>
    /// <returns>The answer, or null when there is none.</returns>
    public async Task<TAnswer?> TryAskAsync<TAnswer>(IQuery<TAnswer> query, TimeSpan patience, CancellationToken cancellationToken)
        where TAnswer : class
    {
        try
        {
            return await AskAsync(query, patience, cancellationToken);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Asks the next worker whether it works.</summary>
    /// <exception cref="RefusedException">It does not, or there is none.</exception>
    public Task<Pong> PingAsync() => AskAsync(new Ping(), PingPatience, CancellationToken.None);

    /// <summary>The same; null when it does not or there is none.</summary>
    public Task<Pong?> TryPingAsync() => TryAskAsync(new Ping(), PingPatience, CancellationToken.None);

    /// <summary>Asks something that is worth waiting for longer, or less long.</summary>
    /// <exception cref="RefusedException">The answer is a refusal, or there is none: the broker or every worker is away.</exception>
    public async Task<TAnswer> AskAsync<TAnswer>(IQuery<TAnswer> query, TimeSpan patience, CancellationToken cancellationToken)
        where TAnswer : class
    {
        if (!broker.IsUp)
            throw BrokerAway();

        try
        {
            var answer = await ClientFor(query).SendAsync(query, patience, cancellationToken)
                .WaitAsync(patience + Grace, cancellationToken);
            if (answer.Is<TAnswer>(out var found))
                return found.Message;

            answer.Is<QueryRefused>(out var refused);
            throw Refusal(refused!.Message);
        }
        catch (Exception exception) when (exception is not RefusedException && !cancellationToken.IsCancellationRequested)
        {
            LogUnanswered(logger, query.GetType().Name, exception.GetType().Name);
            throw broker.IsUp ? WorkerAway() : BrokerAway();
        }
    }

    // Once for each type of query.
    private QueryClient<TAnswer> ClientFor<TAnswer>(IQuery<TAnswer> query)
        where TAnswer : class
        => (QueryClient<TAnswer>)clientsByQuery.GetOrAdd(query.GetType(), type => QueryClient<TAnswer>.For(type, clients, Address));

    private static RefusedException Refusal(QueryRefused refused) => new(refused.ToProblem() with
    {
        SafeDefault = refused.Code == ProblemCodes.ResolutionUnavailable ? BillingModes.PlatformManaged : null,
    });

    private static RefusedException BrokerAway()
        => new(ProblemCodes.BrokerUnavailable, "the broker cannot be reached, so nobody can be asked; send the request again");

    private static RefusedException WorkerAway()
        => new(ProblemCodes.WorkerUnavailable, "no worker answered in time; send the request again");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody answered {Query} ({Reason})")]
    private static partial void LogUnanswered(ILogger logger, string query, string reason);
}
