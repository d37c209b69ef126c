using Messaging.System.Harness;

namespace Messaging.System.OrgModels;

/// <summary>Saves and rollbacks that are in hand when a worker goes.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task saves_and_rollbacks_survive_workers_that_are_killed_in_the_middle_without_gap_or_tie()
    {
        const int commands = 40;
        await using var system = await MessagingSystem.StartAsync(new MessagingSystemOptions { Workers = 2, Apis = 2 });
        var org = Guid.NewGuid();
        var caller = system.Caller(org);
        await caller.NewOrgModelAsync();
        await caller.NewOrgModelAsync("xai", "grok-4.3", bundle: OrgModelRoutes.Bundle("xai"));

        var operations = new List<string>();
        for (var number = 0; number < commands; number++)
        {
            var sender = system.Caller(org, api: number % 2).WithoutWaiting;
            var answer = (number % 4) switch
            {
                0 => await sender.RollBackAsync((number / 4 % 2) + 1),
                1 => await sender.PutOrgModelAsync("xai", $"grok-{number}", bundle: OrgModelRoutes.Bundle("xai")),
                _ => await sender.PutOrgModelAsync("anthropic", $"claude-{number}"),
            };
            operations.Add(answer.ShouldBe(202)["operation_id"]!);
            if (number is commands / 4 or commands / 2)
            {
                await Task.WhenAll(system.KillWorkerAsync(0), system.KillWorkerAsync(1));
                system.Workers[0].Start();
                system.Workers[1].Start();
            }
        }

        await system.ReadyAsync();
        foreach (var operation in operations)
            (await caller.OutcomeAsync(operation, Deadline))["status"].ShouldBe("succeeded");

        var versions = await caller.OrgModelVersionsAsync();
        versions.Select(OrgModelRoutes.VersionOf).ShouldBe(Enumerable.Range(1, commands + 2).Reverse().Select(version => (long)version));
        versions.Count(version => version.GetProperty("active").GetBoolean()).ShouldBe(1);
        versions.ShouldAllBe(version => version.GetProperty("credential_set").GetBoolean());
        (await caller.GetAsync("/audit/verification")).ShouldBe(200).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        await system.Tap.UntilAsync(org, "every activation", events => events.DistinctBy(tapped => tapped.EventId).Count() == commands + 2);
    }
}
