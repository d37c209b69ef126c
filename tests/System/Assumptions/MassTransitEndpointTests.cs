using System.Collections.Concurrent;
using System.Diagnostics;
using MassTransit;
using MassTransit.Middleware;
using Messaging.System.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on in MassTransit's receive endpoints, and what they have to be guarded against.</summary>
public sealed class MassTransitEndpointTests
{
    private const string Name = "assumed";
    private const string Errors = "errors";
    private static readonly Uri NobodyListens = new("amqp://nobody:nothing@127.0.0.1:1/none");
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task an_error_queue_inherits_the_arguments_of_its_endpoint()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var bus = await broker.BusAsync(host => host.ReceiveEndpoint(Name, endpoint =>
        {
            endpoint.SetQuorumQueue();
            endpoint.SetQueueArgument("x-single-active-consumer", true);
            endpoint.Handler<AssumedMessage>(_ => throw new InvalidOperationException("on purpose"));
        }));

        await bus.Publish(new AssumedMessage("1"));

        await Eventually.Async("an error queue", broker.Management.QueuesAsync, queues => queues.Contains($"{Name}_error"));
        var channel = await broker.ChannelAsync();
        await DeclareErrorsAsync(channel, new() { ["x-queue-type"] = "quorum", ["x-single-active-consumer"] = true });
        await Should.ThrowAsync<OperationInterruptedException>(() => DeclareErrorsAsync(channel, new() { ["x-queue-type"] = "quorum" }));
    }

    // The reason for the filter that marks a message before it is moved. When this fails, it may no longer be needed.
    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task what_cannot_be_read_is_moved_twice_by_the_error_transport_alone_unless_it_is_marked(bool isMarked, int times)
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var channel = await broker.ChannelAsync();
        await AssumedBroker.DeclareAsync(channel, Errors);
        await broker.BusAsync(host =>
        {
            host.SendTopology.ErrorQueueNameFormatter = new OneName();
            host.SendTopology.DeadLetterQueueNameFormatter = new OneName();
            host.ReceiveEndpoint(Name, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Handler<AssumedMessage>(_ => Task.CompletedTask);
                endpoint.ConfigureError(pipe =>
                {
                    if (isMarked)
                        pipe.UseExecuteAsync(context => context.NotifyFaulted(context.Exception));
                    pipe.UseFilter(new ErrorTransportFilter());
                });
            });
        });

        await channel.BasicPublishAsync(Name, routingKey: "", mandatory: true, "garbage"u8.ToArray());
        await Eventually.Async("the message moved", () => channel.MessageCountAsync(Name), messages => messages == 0);

        await Eventually.Async("the message in the error queue", () => channel.MessageCountAsync(Errors), messages => messages >= times);
        (await channel.MessageCountAsync(Errors)).ShouldBe((uint)times);
    }

    [Fact]
    public async Task an_answer_declares_the_address_that_it_is_sent_to()
    {
        await using var broker = await AssumedBroker.OpenAsync();
        var bus = await broker.BusAsync(host => host.ReceiveEndpoint(
            Name, endpoint => endpoint.Handler<AssumedMessage>(context => context.RespondAsync(new AssumedMessage("2")))));

        await bus.Publish(new AssumedMessage("1"), context => context.ResponseAddress = new Uri("exchange:named-by-anybody"));

        await Eventually.Async("the exchange", broker.Management.ExchangesAsync, exchanges => exchanges.Contains("named-by-anybody"));
    }

    // The reason for a start that waits for the bus. When this fails, it may no longer be needed.
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task a_host_that_is_stopped_at_once_leaves_a_consumer_behind_unless_its_start_waits_for_the_bus(bool waits, uint consumers)
    {
        await using var broker = await AssumedBroker.OpenAsync();
        await AssumedBroker.DeclareAsync(await broker.ChannelAsync(), Name);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddMassTransit(bus => bus.UsingRabbitMq((_, host) =>
        {
            host.Host(broker.Address);
            host.ReceiveEndpoint(Name, endpoint => endpoint.Handler<AssumedMessage>(_ => Task.CompletedTask));
        }));
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = waits);
        using var host = builder.Build();
        var bus = host.Services.GetRequiredService<IBusControl>();

        await host.StartAsync();
        await host.StopAsync();

        var channel = await broker.ChannelAsync();
        if (!waits)
            await bus.WaitForHealthStatus(BusHealthStatus.Healthy, AssumedBroker.Soon);
        (await channel.ConsumerCountAsync(Name)).ShouldBe(consumers);
        await bus.StopAsync(AssumedBroker.Soon);
        (await channel.ConsumerCountAsync(Name)).ShouldBe(0u);
    }

    // The reason for waiting until the broker listens before a connection is tried. When this fails, it may no longer be needed.
    [Fact]
    public async Task a_connection_that_could_not_be_made_is_not_tried_again_for_seconds_and_asks_before_each_time()
    {
        var clock = Stopwatch.StartNew();
        var asked = new ConcurrentQueue<TimeSpan>();
        var bus = Bus.Factory.CreateUsingRabbitMq(host => host.Host(NobodyListens, connection =>
            connection.OnRefreshConnectionFactory = _ =>
            {
                asked.Enqueue(clock.Elapsed);
                return Task.CompletedTask;
            }));

        using var patience = new CancellationTokenSource();
        var start = bus.StartAsync(patience.Token);
        await Eventually.Async("the second time", () => asked, times => times.Count >= 2);
        await patience.CancelAsync();
        await Should.ThrowAsync<Exception>(() => start);

        var times = asked.ToList();
        (times[1] - times[0]).ShouldBeGreaterThan(FirstPause);
    }

    private static Task DeclareErrorsAsync(IChannel channel, Dictionary<string, object?> arguments)
        => channel.QueueDeclareAsync($"{Name}_error", durable: true, exclusive: false, autoDelete: false, arguments);

    private sealed class OneName : IErrorQueueNameFormatter, IDeadLetterQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => Errors;

        public string FormatDeadLetterQueueName(string queueName) => Errors;
    }
}
