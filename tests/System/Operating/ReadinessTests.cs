using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>Ready means that a command sent now would be consumed.</summary>
[Collection(OperatedSystemCollection.Name)]
public sealed class ReadinessTests(OperatedSystem operated)
{
    // RabbitMQ tells the consumer at once; the transport waits before it tries to consume again.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task a_partition_that_nobody_can_consume_makes_the_system_not_ready_until_it_can_be_again()
    {
        var system = operated.System;
        var partition = CommandPartitions.Queues[7];

        await system.Management.ReplaceQueueAsync(partition);

        // Said as soon as it is so, and not when the worker next looks at the broker's queues.
        var red = await Eventually.Async(
            "not ready",
            () => system.Caller().GetAsync("/health/ready"),
            answer => answer.Text.Contains($"a worker does not consume {partition}", StringComparison.Ordinal),
            Noticed);
        red.ShouldBeProblem(503, "not_ready").GetProperty("error").GetString()!.ShouldContain(partition);

        await system.Management.DeleteQueueAsync(partition);

        await Eventually.Async("ready again", () => system.Caller().GetAsync("/health/ready"), answer => answer.Status == 200, Noticed);
    }

    [Fact]
    public async Task a_policy_that_takes_a_limit_away_makes_the_system_not_ready_until_it_is_gone()
    {
        var system = operated.System;

        await system.Management.SetPolicyAsync(
            "short", "^commands-0", new Dictionary<string, object>(StringComparer.Ordinal) { ["delivery-limit"] = 3 });

        var red = await Eventually.Async(
            "not ready", () => system.Caller().GetAsync("/health/ready"), answer => answer.Status == 503, Noticed);
        red.ShouldBeProblem(503, "not_ready").GetProperty("error").GetString()!
            .ShouldContain("the policy 'short' gives the queue commands-00 the delivery-limit 3");

        await system.Management.RemovePolicyAsync("short");

        await Eventually.Async("ready again", () => system.Caller().GetAsync("/health/ready"), answer => answer.Status == 200, Noticed);
        (await system.Workers[0].LogAsync()).Split("the broker is no longer as this program needs it").Length.ShouldBe(2, "said once");
    }
}
