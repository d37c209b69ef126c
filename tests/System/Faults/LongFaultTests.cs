using System.Text;
using Messaging.Contracts;
using Messaging.System.Harness;
using RabbitMQ.Client;

namespace Messaging.System.Faults;

/// <summary>Faults that say a megabyte: what is written of them stays short, and the command ends where it should.</summary>
[Collection(SharedSystem.Name)]
public sealed class LongFaultTests(SharedSystem shared)
{
    private const int Megabyte = 1 << 20;
    private const int LongestLine = 20_000;
    private const int LongestHeaders = 8_000;
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_fault_of_a_megabyte_fails_its_command_and_is_kept_short_wherever_it_is_written()
    {
        var caller = system.Caller();
        // What is no passing reason is tried three times, and recorded at the next.
        await using var fault = await CommitFault.InstallAsync(system.Database, caller.Org, "22000", times: 3, words: Megabyte / 10);

        var failing = (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202)["operation_id"]!;

        var outcome = await caller.OutcomeAsync(failing);
        outcome["status"].ShouldBe("failed");
        outcome.Text.Length.ShouldBeLessThan(2_000);
        (await HeadersAsync(caller.Org.ToString())).Length.ShouldBeLessThan(LongestHeaders);
        foreach (var worker in system.Workers)
            (await worker.LogAsync()).Split('\n').Max(line => line.Length).ShouldBeLessThan(LongestLine);
        (await Task.WhenAll(system.Workers.Select(worker => worker.LogAsync())))
            .ShouldContain(log => log.Contains("on purpose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_command_with_a_megabyte_where_its_actor_should_be_is_failed_and_kept()
    {
        var caller = system.Caller();
        var command = new SetOrgBillingDefault(
            Guid.CreateVersion7(), caller.Org, new string('a', Megabyte), TimeProvider.System.GetUtcNow(), "f", "byok");

        await system.Bus.SendAsync(command);

        (await caller.OutcomeAsync(system.Ids.For(command)))["status"].ShouldBe("failed");
        (await HeadersAsync(command.CommandId.ToString())).Length.ShouldBeLessThan(LongestHeaders);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
    }

    // What is said of an unreadable message quotes its member names.
    [Fact]
    public async Task an_unreadable_message_with_a_name_of_a_megabyte_is_kept_and_holds_nobody_up()
    {
        var caller = system.Caller();
        var mark = Guid.NewGuid().ToString("N");
        var name = new string('n', Megabyte);
        var body =
            $$"""{"messageType":["urn:message:Messaging.Contracts:SetOrgBillingDefault"],"mark":"{{mark}}","message":{"{{name}}":[""";

        await system.Bus.SendAsync(CommandPartitions.QueueOf(caller.Org), body);

        (await HeadersAsync(mark)).Length.ShouldBeLessThan(LongestHeaders);
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
    }

    // AMQP sends all headers in one frame, of 128 KiB here: the reasons must still fit in.
    [Fact]
    public async Task a_message_whose_headers_nearly_fill_a_frame_is_kept_and_holds_nobody_up()
    {
        var caller = system.Caller();
        var mark = Guid.NewGuid().ToString("N");
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal) { ["filling"] = new string('h', 130_500) };

        await system.Bus.SendAsync(
            CommandPartitions.QueueOf(caller.Org), Encoding.UTF8.GetBytes($"garbage {mark}"), new BasicProperties { Headers = headers });

        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        await HeadersAsync(mark);
    }

    // What lies above the body of the one message in the error queue whose body says this.
    private async Task<string> HeadersAsync(string mark)
    {
        var found = await Eventually.Async("the message in the error queue", () => FindAsync(mark), message => message.Length > 0);
        return found[..found.IndexOf(found.Contains("\n{", StringComparison.Ordinal) ? "\n{" : "\ngarbage", StringComparison.Ordinal)];
    }

    private async Task<string> FindAsync(string mark)
        => (await system.Bus.PeekAsync(Queues.CommandErrors)).FirstOrDefault(message => message.Contains(mark, StringComparison.Ordinal))
            ?? "";
}
