using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Sends a reply to the queue that a request names. A request can name anything, and MassTransit's usual way would declare what it
/// names; a name that exists with other properties closes the channel, with every command it holds. So the reply goes through the
/// default exchange, which routes by queue name, declares nothing and drops what has no queue.
/// </summary>
internal static class Replies
{
    // MassTransit's name for the default exchange.
    private static readonly Uri DefaultExchange = new("exchange:amq.rabbitmq.reply-to");

    // The caller can ask again; the organization's next command should not wait for the reply to this one.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Replies to a request that names a queue to reply to.</summary>
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
                    reply.Durable = false; // a reply is worth nothing after a restart of the broker
                    reply.SetRoutingKey(target.Queue);
                }),
                context.CancellationToken)
            .WaitAsync(SendTimeout, context.CancellationToken);
    }

    /// <summary>The queue that an address names; null for none, and for the queues of commands and queries.</summary>
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
