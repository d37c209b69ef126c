using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>Compares an organization, everywhere where it can be seen, with what the model says of its history.</summary>
/// <param name="system">The system it lives in.</param>
/// <param name="stored">Its database.</param>
public sealed class OrgComparison(MessagingSystem system, StoredOrg stored)
{
    private static readonly TimeSpan PublishedWithin = TimeSpan.FromSeconds(60); // the sweep's turn, on a busy machine

    /// <summary>Asserts that outcomes, state, trail, published events and processes are the model's.</summary>
    /// <param name="org">The organization.</param>
    /// <param name="history">Its commands in the order of the ledger.</param>
    /// <param name="processes">All processes of the system.</param>
    /// <param name="starts">How often each workspace was started.</param>
    public async Task HoldsAsync(
        Guid org, OrgHistory history, ILookup<Guid, WorkspaceProcess> processes, IReadOnlyDictionary<Guid, int> starts)
    {
        ArgumentNullException.ThrowIfNull(history);
        (await stored.LedgerAsync(org)).Select(row => OrgHistory.OutcomeOf(row.Status, row.Code))
            .ShouldBe(history.Outcomes, $"the outcomes of {org}");
        (await stored.LinesAsync(org)).ShouldBe(history.State.Lines(), $"the state of {org}");
        await TrailHoldsAsync(org, history);
        foreach (var (id, workspace) in history.State.Workspaces)
        {
            var running = processes[id].Select(process => Environments.Followed(process.Environment)).ToList();
            if (workspace.Environment is null)
                running.ShouldBeEmpty($"the processes of {id}");
            else
                running.ShouldHaveSingleItem($"the processes of {id}").ShouldBe(workspace.Environment, $"the environment of {id}");
        }

        foreach (var (id, count) in history.Starts)
        {
            starts.GetValueOrDefault(id).ShouldBe(count, $"the starts of {id}");
            if (!history.State.Workspaces.ContainsKey(id))
                processes[id].ShouldBeEmpty($"the processes of {id}, which is deleted");
        }
    }

    private async Task TrailHoldsAsync(Guid org, OrgHistory history)
    {
        var trail = await Eventually.Async(
            $"the events of {org} marked as published", () => stored.TrailAsync(org), rows => rows.All(row => row.IsPublished),
            PublishedWithin);
        trail.Select(row => row.Type).ShouldBe(history.Events, $"the trail of {org}");
        trail.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, trail.Count).Select(number => (long)number));
        var published = await Eventually.Async(
            $"the events of {org} on the bus",
            () => system.Tap.Of(org).DistinctBy(tapped => tapped.EventId).ToList(),
            events => events.Count >= trail.Count,
            PublishedWithin);
        published.Select(tapped => tapped.EventId).ShouldBe(trail.Select(row => row.EventId), $"the published events of {org}, in order");
        system.Tap.Of(org).ShouldAllBe(tapped => tapped.MessageId == tapped.EventId);
        var verification = (await system.Caller(org).GetAsync("/audit/verification")).ShouldBe(200).Json;
        (verification.GetProperty("valid").GetBoolean(), verification.GetProperty("events").GetInt64())
            .ShouldBe((true, trail.Count), $"the chain of {org}");
    }
}
