using MassTransit;
using Messaging.System.Harness;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on in MassTransit when it sends.</summary>
[Collection(BreakableServers.Name)]
public sealed class MassTransitSendTests(BreakableServers breakable)
{
    private const string Name = "assumed";
    private static readonly Uri Address = new("exchange:" + Name);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task a_mandatory_message_that_no_queue_takes_comes_back_as_an_exception()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var bus = await broker.BusAsync();

        await Should.ThrowAsync<MessageReturnedException>(() => SendAsync(bus, "1", CancellationToken.None).WaitAsync(AssumedBroker.Soon));
    }

    [Fact]
    public async Task an_exchange_address_declares_no_queue()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        await AssumedBroker.DeclareAsync(await broker.ChannelAsync(), Name, ("x-queue-type", "quorum"), ("x-single-active-consumer", true));
        var bus = await broker.BusAsync();

        await SendAsync(bus, "1", CancellationToken.None).WaitAsync(AssumedBroker.Soon);
        (await broker.Management.QueuesAsync()).ShouldBe([Name]);
    }

    [Fact]
    public async Task a_send_that_is_cancelled_while_the_broker_is_away_does_not_leave_when_it_is_back()
    {
        await using var broker = await AssumedBroker.OpenAsync(breakable.Servers);
        await AssumedBroker.DeclareAsync(await broker.ChannelAsync(), Name);
        var bus = await broker.BusAsync();
        await SendAsync(bus, "first", CancellationToken.None);
        await breakable.Servers.DoAsync("stop", "rabbitmq");
        using var patience = new CancellationTokenSource();
        Task given;
        try
        {
            given = SendAsync(bus, "given up", patience.Token);
            await Should.ThrowAsync<TimeoutException>(() => given.WaitAsync(Moment));
            await patience.CancelAsync();
        }
        finally
        {
            await breakable.Servers.DoAsync("start", "rabbitmq");
        }

        await SendAsync(bus, "last", CancellationToken.None).WaitAsync(AssumedBroker.Soon + AssumedBroker.Soon);
        await Should.ThrowAsync<OperationCanceledException>(() => given.WaitAsync(AssumedBroker.Soon));
        var received = await AssumedBroker.ConsumeAsync(await broker.ChannelAsync(), Name);
        await received.UntilAsync(2);
        received.Texts.ShouldAllBe(text => !text.Contains("given up", StringComparison.Ordinal));
    }

    private static async Task SendAsync(IBus bus, string text, CancellationToken cancellationToken)
    {
        var exchange = await bus.GetSendEndpoint(Address);
        await exchange.Send(
            new AssumedMessage(text),
            context =>
            {
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                    rabbit.Mandatory = true;
            },
            cancellationToken);
    }
}
