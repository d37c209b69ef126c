using Messaging.System.Harness;
using RabbitMQ.Client;
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
    public async Task publishes_that_are_cancelled_before_they_begin_do_not_upset_the_confirms_of_the_others()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name);
        var cancelled = new CancellationToken(canceled: true);

        var publishes = Enumerable.Range(0, 1000)
            .Select(number => Task.Run(() => PublishAsync(channel, [], number % 2 == 0 ? CancellationToken.None : cancelled)))
            .ToList();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(publishes).WaitAsync(AssumedBroker.Soon));

        publishes.Count(publish => publish.IsCanceled).ShouldBe(500);
        publishes.Count(publish => publish.IsCompletedSuccessfully).ShouldBe(500);
        (await channel.MessageCountAsync(Name)).ShouldBe(500u);
        (await channel.GetNextPublishSequenceNumberAsync()).ShouldBe(501ul, "what left was counted, and nothing else");
    }

    // The reason why a message that is leaving is not cancelled. When this fails, a token may do instead of the gate.
    [Fact]
    public async Task a_publish_that_is_cancelled_while_it_is_written_takes_the_confirm_of_the_next_one_with_it()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        await AssumedBroker.DeclareAsync(await broker.ChannelAsync(), Name);
        using var patience = new CancellationTokenSource();
        using var isEnding = new ManualResetEventSlim();
        using var nextHasBegun = new ManualResetEventSlim();
        using var firstHasEnded = new ManualResetEventSlim();
        await using var limiter = new WatchedLimiter(() =>
        {
            isEnding.Set();
            nextHasBegun.Wait(AssumedBroker.Soon);
        });
        var confirming = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, limiter);
        var channel = await (await broker.ConnectAsync()).CreateChannelAsync(confirming);

        var first = Task.Run(() => PublishAsync(channel, new WatchedHeaders(patience.Cancel), patience.Token));
        isEnding.Wait(AssumedBroker.Soon).ShouldBeTrue();
        var next = Task.Run(() => PublishAsync(
            channel,
            new WatchedHeaders(() =>
            {
                nextHasBegun.Set();
                firstHasEnded.Wait(AssumedBroker.Soon);
            }),
            CancellationToken.None));
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        firstHasEnded.Set();

        await Eventually.Async("the next one", () => channel.MessageCountAsync(Name), messages => messages == 1);
        await Should.ThrowAsync<TimeoutException>(() => next.WaitAsync(Moment));
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

    private static async Task PublishAsync(IChannel channel, Dictionary<string, object?> headers, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties { Headers = headers };
        await channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, properties, "1"u8.ToArray(), cancellationToken);
    }
}
