using System.Globalization;
using System.Text;
using Messaging.System.Harness;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on in RabbitMQ.Client, and what it has to be guarded against.</summary>
public sealed class RabbitMqClientTests
{
    private const string Name = "assumed";
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task a_mandatory_message_that_no_queue_takes_comes_back_as_an_exception_and_another_one_is_dropped()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await channel.ExchangeDeclareAsync(Name, ExchangeType.Fanout);

        var returned = await Should.ThrowAsync<PublishException>(
            async () => await channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, "1"u8.ToArray()));
        returned.IsReturn.ShouldBeTrue();
        await channel.BasicPublishAsync(Name, routingKey: "", mandatory: false, "2"u8.ToArray());
    }

    [Fact]
    public async Task publishes_that_are_cancelled_do_not_upset_the_confirms_of_the_others()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name);

        var publishes = Enumerable.Range(0, 600).Select(number => PublishAsync(channel, number)).ToList();
        var confirmed = await Task.WhenAll(publishes).WaitAsync(AssumedBroker.Soon);
        await channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, "last"u8.ToArray()).AsTask().WaitAsync(AssumedBroker.Soon);

        confirmed.ShouldContain(false, "some were cancelled in time");
        confirmed.Where((_, number) => number % 2 == 0).ShouldAllBe(isConfirmed => isConfirmed);
        var messages = await channel.MessageCountAsync(Name);
        messages.ShouldBeGreaterThan((uint)confirmed.Count(isConfirmed => isConfirmed));
        (await channel.GetNextPublishSequenceNumberAsync()).ShouldBe(messages + 1ul, "what left was counted, and nothing else");
    }

    // The reason for the watchdog of the worker's connection. When this fails, it may no longer be needed.
    [Fact]
    public async Task a_channel_that_is_closed_while_its_delivery_is_in_hand_stops_all_others_of_its_connection_until_it_is_not()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        await AssumedBroker.DeclareAsync(await broker.ChannelAsync(), Name);
        var confirming = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        var connection = await broker.ConnectAsync();
        var (closed, other) = (await connection.CreateChannelAsync(), await connection.CreateChannelAsync(confirming));
        var (inHand, isClosed) = (new TaskCompletionSource(), new TaskCompletionSource());
        closed.ChannelShutdownAsync += (_, _) =>
        {
            isClosed.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(closed);
        consumer.ReceivedAsync += async (_, _) =>
        {
            await closed.BasicAckAsync(deliveryTag: 4711, multiple: false); // never delivered: the broker closes the channel
            await inHand.Task;
        };
        await closed.BasicConsumeAsync(Name, autoAck: false, consumer);
        await other.BasicPublishAsync(Name, routingKey: "", "1"u8.ToArray());
        await isClosed.Task.WaitAsync(AssumedBroker.Soon);

        var publish = other.BasicPublishAsync(Name, routingKey: "", "2"u8.ToArray()).AsTask();
        await Should.ThrowAsync<TimeoutException>(() => publish.WaitAsync(Moment));

        inHand.SetResult();
        await publish.WaitAsync(AssumedBroker.Soon);
    }

    [Fact]
    public async Task headers_that_are_larger_than_a_frame_end_the_connection()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name);
        var headers = new Dictionary<string, object?> { ["long"] = new string('x', 140 * 1024) };
        var properties = new BasicProperties { Headers = headers };

        var publish = channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, properties, "1"u8.ToArray()).AsTask();
        await Should.ThrowAsync<OperationInterruptedException>(() => publish.WaitAsync(AssumedBroker.Soon));

        await Eventually.Async("the end of the connection", () => channel.IsOpen, isOpen => !isOpen);
    }

    private static async Task<bool> PublishAsync(IChannel channel, int number)
    {
        using var patience = new CancellationTokenSource();
        if (number % 2 == 1)
            patience.CancelAfter(TimeSpan.FromMicroseconds(50 * number));
        try
        {
            var text = Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
            await channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, new BasicProperties(), text, patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
