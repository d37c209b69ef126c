using System.Collections.Concurrent;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Messaging.System.Harness;
using RabbitMQ.Client;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on, and what has to be guarded against, when the broker closes a channel under a handler.</summary>
public sealed class MassTransitChannelTests
{
    private const string Name = "assumed";
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task an_endpoint_whose_channel_the_broker_closes_consumes_again_and_the_token_of_what_it_held_is_cancelled()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var (cancelled, seen) = (new TaskCompletionSource(), new ConcurrentQueue<string>());
        var bus = await broker.BusAsync(host => host.ReceiveEndpoint(Name, endpoint => endpoint.Handler<AssumedMessage>(async context =>
        {
            seen.Enqueue(context.Message.Text);
            if (context.Message.Text != "close" || cancelled.Task.IsCompleted)
                return;

            await CloseAsync(ChannelOf(context));
            await using var cancellation = context.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task.WaitAsync(AssumedBroker.Soon);
        })));

        await bus.Publish(new AssumedMessage("close"));
        await cancelled.Task.WaitAsync(AssumedBroker.Soon);
        await bus.Publish(new AssumedMessage("after")).WaitAsync(AssumedBroker.Soon);

        await Eventually.Async("the one after it", () => seen, messages => messages.Contains("after"));
        seen.Count(text => text == "close").ShouldBe(2, "what it held comes again");
    }

    // The reason for the watchdog that ends the worker. When this fails, it may no longer be needed.
    [Fact]
    public async Task while_a_handler_goes_on_whose_channel_was_closed_nothing_is_confirmed_on_its_connection()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var (closing, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var bus = await broker.BusAsync(host => host.ReceiveEndpoint(Name, endpoint => endpoint.Handler<AssumedMessage>(async context =>
        {
            if (closing.Task.IsCompleted)
                return;

            await using var cancellation = context.CancellationToken.Register(closing.SetResult);
            await CloseAsync(ChannelOf(context));
            await end.Task;
        })));

        await bus.Publish(new AssumedMessage("1"));
        await closing.Task.WaitAsync(AssumedBroker.Soon);
        var next = bus.Publish(new AssumedMessage("2"));
        await Should.ThrowAsync<TimeoutException>(() => next.WaitAsync(Moment));

        end.SetResult();
        await next.WaitAsync(AssumedBroker.Soon);
    }

    // The reason for asking the channel as well as the token whether a delivery still counts. When this fails, the token may do.
    [Fact]
    public async Task a_channel_is_closed_before_the_first_token_of_what_it_held_is_cancelled_and_then_one_follows_the_other()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var held = new ConcurrentBag<CancellationToken>();
        var first = new TaskCompletionSource<(bool IsOpen, int Cancelled)>();
        var count = 0;
        var bus = await broker.BusAsync(host => host.ReceiveEndpoint(Name, endpoint => endpoint.Handler<AssumedMessage>(async context =>
        {
            if (first.Task.IsCompleted)
                return;

            var (channel, token) = (ChannelOf(context), context.CancellationToken);
            held.Add(token);
            await using var cancellation = token.Register(
                () => first.TrySetResult((channel.IsOpen, held.Count(other => other.IsCancellationRequested))));
            if (Interlocked.Increment(ref count) == 2)
                await CloseAsync(channel);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        })));

        await Task.WhenAll(bus.Publish(new AssumedMessage("1")), bus.Publish(new AssumedMessage("2")));

        (await first.Task.WaitAsync(AssumedBroker.Soon)).ShouldBe((false, 1));
    }

    private static IChannel ChannelOf(ConsumeContext context) => context.ReceiveContext.GetPayload<ChannelContext>().Channel;

    // What was never delivered is acknowledged: the broker closes the channel, as it does after its consumer timeout.
    private static ValueTask CloseAsync(IChannel channel) => channel.BasicAckAsync(deliveryTag: 4711, multiple: false);
}
