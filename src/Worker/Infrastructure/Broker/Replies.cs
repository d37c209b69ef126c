using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Sends an answer to the queue that a request names. A request can name anything: sending the usual way would declare what it
/// names, and a name that exists with other properties closes the channel, with every command it holds. So the answer goes
/// through the default exchange, which reaches a queue by its name, declares nothing and drops what nobody waits for.
/// </summary>
internal static class Replies
{
    // MassTransit's name for the default exchange.
    private static readonly Uri DefaultExchange = new("exchange:amq.rabbitmq.reply-to");

    // Whoever waits can ask again; the organization's next command should not wait for the answer to this one.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    /// <summary>Answers a request, where it asks for an answer.</summary>
    public static async Task ReplyAsync<TRequest>(this ConsumeContext<TRequest> context, object answer)
        where TRequest : class
    {
        if (!context.TryGetPayload<ReplyTarget>(out var target) || context.RequestId is not { } requestId)
            return;

        var exchange = await context.GetSendEndpoint(DefaultExchange);
        await exchange
            .Send(
                answer,
                answer.GetType(),
                Pipe.Execute<SendContext>(reply =>
                {
                    reply.RequestId = requestId;
                    reply.Durable = false; // an answer is worth nothing after a restart
                    reply.SetRoutingKey(target.Queue);
                }),
                context.CancellationToken)
            .WaitAsync(Within, context.CancellationToken);
    }

    /// <summary>The queue that an address names; null for none, and for the queues that work comes through.</summary>
    public static string? QueueOf(Uri? address)
    {
        var name = address is { IsAbsoluteUri: true } ? Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/').Split('/')[^1] : "";
        return name.Length is 0 or > 255
            || name.StartsWith("commands-", StringComparison.Ordinal)
            || name.StartsWith("amq.", StringComparison.Ordinal)
            || string.Equals(name, Contracts.Queues.Queries, StringComparison.Ordinal)
            ? null
            : name;
    }
}
