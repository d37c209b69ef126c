using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>Somebody deletes what commands travel through, while the system runs.</summary>
[Collection(OperatedSystemCollection.Name)]
public sealed class DeletedTopologyTests(OperatedSystem operated)
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(60);
    private readonly MessagingSystem system = operated.System;

    [Theory]
    [InlineData("the queue")]
    [InlineData("the exchange")]
    [InlineData("the binding")]
    public async Task what_has_to_go_to_commands_error_stays_until_it_can(string deleted)
    {
        var caller = system.Caller();
        await (deleted switch
        {
            "the queue" => system.Management.DeleteQueueAsync(Queues.CommandErrors),
            "the exchange" => system.Management.DeleteExchangeAsync(Queues.CommandErrors),
            _ => system.Management.UnbindAsync(Queues.CommandErrors),
        });

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), $"garbage after {deleted} was deleted");

        await Eventually.Async(
            "the message in its place",
            async () => (await system.Management.QueuesAsync()).Contains(Queues.CommandErrors)
                ? await system.Bus.PeekAsync(Queues.CommandErrors)
                : [],
            messages => messages.Any(message => message.Contains($"garbage after {deleted}", StringComparison.Ordinal)),
            Noticed);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200, "and nobody is held up");
    }

    [Fact]
    public async Task the_exchange_of_a_partition_is_made_anew()
    {
        var caller = system.Caller();
        await system.Management.DeleteExchangeAsync(CommandPartitions.QueueOf(caller.Org));

        await Eventually.Async("a command that is taken", () => caller.PutOrgModeAsync("byok"), answer => answer.Status == 200, Noticed);
    }
}
