using Messaging.Contracts;
using Messaging.System.DomainModel;
using Messaging.System.Harness;

namespace Messaging.System.Chaos;

/// <summary>
/// Holds what is there when everything is quiet again against what was sent. Every organization is looked at, whatever the others
/// show.
/// </summary>
public sealed class ChaosCheck(MessagingSystem system, ChaosReport report)
{
    // The broker counts every 5 s; a queue of events or answers whose Api is gone expires within a minute.
    private static readonly TimeSpan EmptyWithin = TimeSpan.FromSeconds(90);

    /// <summary>Fills in the report's figures and violations.</summary>
    public async Task CheckAsync(IReadOnlyList<OrgLoad> loads)
    {
        ArgumentNullException.ThrowIfNull(loads);
        system.Database.Forget();
        await system.ReconnectedAsync();
        await HoldsAsync(QueuesAreEmptyAsync);
        using var stored = new StoredOrg(system);
        var comparison = new OrgComparison(system, stored);
        var (processes, starts) = (WorkspaceProcess.OfSystem(system.Directory), system.Runtimes.Starts());
        foreach (var load in loads)
        {
            var ledger = await stored.LedgerAsync(load.Org);
            Count(load, ledger);
            await HoldsAsync(async () =>
            {
                await AnswersHoldAsync(load, ledger);
                var history = HistoryOf(load, ledger);
                report.Doubles += history.Starts.Sum(start => Math.Max(0, starts.GetValueOrDefault(start.Key) - start.Value));
                await comparison.HoldsAsync(load.Org, history, processes, starts);
            });
        }

        var published = system.Tap.All();
        (report.Published, report.Events) = (published.Count, published.DistinctBy(tapped => tapped.EventId).Count());
    }

    private void Count(OrgLoad load, IReadOnlyList<LedgerRow> ledger)
    {
        var finished = ledger.Where(row => row.Status != OperationStatuses.Accepted).CountBy(row => row.Actor).ToDictionary();
        var accepted = load.Sent.Where(one => one.OperationId is not null).ToList();
        report.Accepted += accepted.Count;
        report.Unanswered += load.Sent.Count - accepted.Count;
        report.Repeats += load.Repeats;
        report.Effects += finished.Count;
        report.Doubles += finished.Values.Sum(count => count - 1);
        report.Losses += accepted.Count(one => !finished.ContainsKey(one.Actor));
    }

    // Every 202 names an operation that is there, once, with its outcome; what was accepted is carried out in that order.
    private async Task AnswersHoldAsync(OrgLoad load, IReadOnlyList<LedgerRow> ledger)
    {
        var answered = load.Sent.Where(one => one.OperationId is not null).ToDictionary(one => one.OperationId!);
        var listed = await system.Caller(load.Org).AllAsync("/operations?limit=200");
        listed.Where(item => item.GetProperty("status").GetString() == OperationStatuses.Accepted)
            .ShouldBeEmpty($"operations of {load.Org} without an outcome");
        listed.Select(item => item.GetProperty("operation_id").GetString()!)
            .ShouldBe(ledger.Select(row => row.OperationId), ignoreOrder: true);
        ledger.Where(row => answered.ContainsKey(row.OperationId)).Select(row => row.Actor)
            .ShouldBe(answered.Values.Select(one => one.Actor), $"what {load.Org} was told is accepted, in that order");
        var unanswered = load.Sent.Where(one => one.OperationId is null).Select(one => one.Actor);
        var others = ledger.Where(row => !answered.ContainsKey(row.OperationId)).Select(row => row.Actor).ToList();
        others.ShouldBeUnique($"what {load.Org} was not told about");
        others.ShouldBeSubsetOf(unanswered);
    }

    private static OrgHistory HistoryOf(OrgLoad load, IReadOnlyList<LedgerRow> ledger)
    {
        var steps = load.Sent.ToDictionary(one => one.Actor, one => one.Step);
        var history = new OrgHistory();
        foreach (var row in ledger)
            history.Add(steps[row.Actor]);
        return history;
    }

    private async Task QueuesAreEmptyAsync()
    {
        await Eventually.Async(
            "empty queues",
            async () => (await system.Management.HeldAsync()).Where(queue => queue.Name != Queues.CommandErrors).ToList(),
            held => held.Count == 0,
            EmptyWithin);

        // Nothing here can never succeed: what lies there was given up wrongly, even where its operation says so.
        (await system.Bus.PeekAsync(Queues.CommandErrors)).ShouldBeEmpty("commands-error");
    }

    private async Task HoldsAsync(Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception exception) when (exception is ShouldAssertException or TimeoutException)
        {
            report.Violated(exception.Message);
        }
    }
}
