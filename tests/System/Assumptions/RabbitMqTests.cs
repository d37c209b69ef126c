using System.Net.Sockets;
using System.Text;
using Messaging.System.Harness;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on in RabbitMQ itself.</summary>
public sealed class RabbitMqTests
{
    private const string Name = "assumed";
    private static readonly (string, object) Quorum = ("x-queue-type", "quorum");
    private static readonly (string, object) OneActive = ("x-single-active-consumer", true);

    [Fact]
    public async Task deliveries_are_numbered_1_2_3_on_every_channel()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name, Quorum);
        await SendAsync(channel, "a", "b", "c", "d", "e");

        foreach (var round in (int[])[1, 2])
        {
            var connection = await broker.ConnectAsync();
            var received = await AssumedBroker.ConsumeAsync(await connection.CreateChannelAsync(), Name);
            await received.UntilAsync(5);

            received.Numbers.ShouldBe([1ul, 2ul, 3ul, 4ul, 5ul], $"round {round}");
            await connection.CloseAsync();
        }
    }

    [Fact]
    public async Task the_next_single_active_consumer_gets_what_a_broken_connection_held_back_in_order_and_before_the_rest()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name, Quorum, OneActive);
        await SendAsync(channel, "1", "2", "3", "4", "5", "6");
        Socket? socket = null;
        var factory = new ConnectionFactory
        {
            Uri = broker.Address,
            AutomaticRecoveryEnabled = false,
            SocketFactory = family => new TcpClientAdapter(socket = new Socket(family, SocketType.Stream, ProtocolType.Tcp)),
        };
        await using var leaving = await factory.CreateConnectionAsync();
        var first = await leaving.CreateChannelAsync();
        await first.BasicQosAsync(prefetchSize: 0, prefetchCount: 4, global: false);
        await (await AssumedBroker.ConsumeAsync(first, Name)).UntilAsync(4);
        var second = await AssumedBroker.ConsumeAsync(await (await broker.ConnectAsync()).CreateChannelAsync(), Name);

        await first.BasicAckAsync(deliveryTag: 2, multiple: false);
        await first.MessageCountAsync(Name); // answered after what was sent before it
        second.Texts.ShouldBeEmpty("one is active");
        socket!.Dispose();

        await second.UntilAsync(5);
        second.Texts.ShouldBe(["1", "3", "4", "5", "6"]);
    }

    [Fact]
    public async Task a_consumer_that_is_cancelled_keeps_what_it_holds_while_the_next_one_gets_what_follows()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name, Quorum, OneActive);
        await SendAsync(channel, "1", "2", "3");
        var leaving = await (await broker.ConnectAsync()).CreateChannelAsync();
        await leaving.BasicQosAsync(prefetchSize: 0, prefetchCount: 1, global: false);
        var first = await AssumedBroker.ConsumeAsync(leaving, Name);
        await first.UntilAsync(1);
        var second = await AssumedBroker.ConsumeAsync(await (await broker.ConnectAsync()).CreateChannelAsync(), Name);

        await leaving.BasicCancelAsync(first.Tag);

        await second.UntilAsync(2);
        second.Texts.ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task a_quorum_queue_says_how_often_a_message_was_returned_and_moves_it_on_after_the_last_time()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, "kept", Quorum);
        await AssumedBroker.DeclareAsync(
            channel,
            Name,
            Quorum,
            OneActive,
            ("x-delivery-limit", 2),
            ("x-dead-letter-exchange", "kept"),
            ("x-dead-letter-strategy", "at-least-once"),
            ("x-overflow", "reject-publish"));
        await SendAsync(channel, "1");
        var returns = new List<long?>();

        for (var round = 0; round < 3; round++)
        {
            var connection = await broker.ConnectAsync();
            var received = await AssumedBroker.ConsumeAsync(await connection.CreateChannelAsync(), Name);
            await received.UntilAsync(1);
            returns.AddRange(received.Returns);
            await connection.CloseAsync();
        }

        returns.ShouldBe([null, 1L, 2L]);
        await Eventually.Async("the message moved on", () => channel.MessageCountAsync("kept"), messages => messages == 1);
        (await channel.MessageCountAsync(Name)).ShouldBe(0u);
    }

    [Fact]
    public async Task declaring_what_exists_with_other_arguments_closes_the_channel_and_binding_what_is_bound_changes_nothing()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Name, Quorum, OneActive);

        await AssumedBroker.DeclareAsync(channel, Name, Quorum, OneActive);
        await SendAsync(channel, "1");
        (await channel.MessageCountAsync(Name)).ShouldBe(1u, "bound once");

        var refused = await Should.ThrowAsync<OperationInterruptedException>(() => AssumedBroker.DeclareAsync(channel, Name, Quorum));
        ((int)refused.ShutdownReason!.ReplyCode).ShouldBe(Constants.PreconditionFailed);
        channel.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task what_is_published_in_a_transaction_that_is_rolled_back_is_checked_and_not_delivered()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var declaring = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(declaring, Name, Quorum);
        var channel = await (await broker.ConnectAsync()).CreateChannelAsync();
        await channel.TxSelectAsync();

        await channel.BasicPublishAsync(Name, routingKey: "", "1"u8.ToArray());
        await channel.TxRollbackAsync();
        (await declaring.MessageCountAsync(Name)).ShouldBe(0u);

        await channel.BasicPublishAsync("nobody-made-it", routingKey: "", "1"u8.ToArray());
        var refused = await Should.ThrowAsync<OperationInterruptedException>(() => channel.TxRollbackAsync());
        ((int)refused.ShutdownReason!.ReplyCode).ShouldBe(Constants.NotFound);
    }

    private static async Task SendAsync(IChannel channel, params string[] texts)
    {
        foreach (var text in texts)
            await channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, Encoding.UTF8.GetBytes(text));
    }
}
