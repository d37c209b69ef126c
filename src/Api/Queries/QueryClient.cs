using MassTransit;
using Messaging.Contracts;

namespace Messaging.Api.Queries;

/// <summary>Sends the queries of one type, and takes their answers.</summary>
/// <typeparam name="TAnswer">The record they are answered with.</typeparam>
internal abstract class QueryClient<TAnswer>
    where TAnswer : class
{
    /// <summary>Makes the client of a query's own type, by which MassTransit sends it.</summary>
    public static QueryClient<TAnswer> For(Type query, IClientFactory clients, Uri address)
    {
        var client = typeof(QueryClient<,>).MakeGenericType(query, typeof(TAnswer));
        return (QueryClient<TAnswer>)Activator.CreateInstance(client, clients, address)!;
    }

    /// <summary>Sends a query.</summary>
    /// <param name="query">It.</param>
    /// <param name="patience">How long it is worth an answer; then it expires.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<Response<TAnswer, QueryRefused>> SendAsync(
        IQuery<TAnswer> query, TimeSpan patience, CancellationToken cancellationToken);
}

/// <inheritdoc cref="QueryClient{TAnswer}"/>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TAnswer">The record it is answered with.</typeparam>
internal sealed class QueryClient<TQuery, TAnswer>(IClientFactory clients, Uri address) : QueryClient<TAnswer>
    where TQuery : class, IQuery<TAnswer>
    where TAnswer : class
{
    // A message's types are its own and its interfaces'; IQuery is for the compiler, and would be one of them.
    private static readonly string[] MessageTypes = [MessageUrn.ForTypeString<TQuery>()];

    private readonly IRequestClient<TQuery> client = clients.CreateRequestClient<TQuery>(address);

    /// <inheritdoc/>
    public override Task<Response<TAnswer, QueryRefused>> SendAsync(
        IQuery<TAnswer> query, TimeSpan patience, CancellationToken cancellationToken)
        => client.GetResponse<TAnswer, QueryRefused>((TQuery)query, Configure, cancellationToken, patience);

    private static void Configure(IRequestPipeConfigurator<TQuery> request) => request.UseExecute(context =>
    {
        context.SupportedMessageTypes = MessageTypes;
        context.Durable = false;

        // Where no worker has ever been there is no queue: to know at once is better than to wait.
        if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            rabbit.Mandatory = true;
    });
}
