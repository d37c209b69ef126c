using System.Globalization;
using Messaging.Contracts;
using Messaging.System.Events;
using Messaging.System.Harness;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Transactions;
using Npgsql;

namespace Messaging.System.Ordering;

/// <summary>A lower number never appears after a higher one, so that nobody who follows with a cursor misses anything.</summary>
[Collection(SharedSystem.Name)]
public sealed class CommitOrderTests(SharedSystem shared) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MessagingSystem system = shared.System;
    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(shared.System.Database.WorkerConnection);

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task the_next_number_is_given_when_the_one_before_it_is_committed_or_given_up(bool isCommitted, long next)
    {
        var caller = system.Caller();
        await using var first = await BeginAsync(caller);
        Append(first);
        var begun = BeginAsync(caller);
        await Eventually.Async("it to wait for the first", () => WaitingForRowsAsync(first), waiting => waiting > 0);
        begun.IsCompleted.ShouldBeFalse();

        if (isCommitted)
            await first.CommitAsync(CancellationToken.None);
        else
            await first.DisposeAsync();

        await using var second = await begun;
        Append(second);
        second.Events[0].Sequence.ShouldBe(next);
        (await caller.AuditAsync()).Count.ShouldBe((int)next - 1);
        await second.CommitAsync(CancellationToken.None);
        (await caller.AuditAsync()).Select(item => item.GetProperty("sequence").GetInt64())
            .ShouldBe(Enumerable.Range(1, (int)next).Select(number => (long)number));
    }

    [Fact]
    public async Task whoever_follows_while_many_write_at_once_misses_nothing()
    {
        const int Writers = 6;
        const int Each = 10;
        const int All = (Writers * Each) + 1;
        var caller = system.Caller();
        var expected = Enumerable.Range(1, All).Select(number => (long)number).ToList();
        await using var listener = await EventListener.OpenAsync(caller, after: 0);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(caller, Each)));
        var events = FollowAsync(caller, "/audit", All);
        var operations = FollowAsync(caller, "/operations", All);
        await writing;
        // Its publish begins with what nobody has published, and wakes whoever listens.
        (await caller.WithoutWaiting.PutOrgModeAsync("byok")).ShouldBe(202);

        (await events).Select(long.Parse).ShouldBe(expected);
        (await operations).Distinct(StringComparer.Ordinal).Count().ShouldBe(All);
        (await listener.UntilAsync(All, Patience)).Select(message => message.Sequence).ShouldBe(expected);
        var published = await system.Tap.UntilAsync(caller.Org, "all", tapped => tapped.DistinctBy(one => one.EventId).Count() == All);
        published.DistinctBy(one => one.EventId).Select(one => one.Sequence).ShouldBe(expected);
    }

    [Fact]
    public async Task a_workspace_that_is_created_while_others_are_deleted_is_not_missing_from_the_list()
    {
        var caller = system.Caller();
        var ids = new List<Guid>();
        for (var number = 0; number < 3; number++)
            ids.Add(await caller.NewWorkspaceAsync());
        var cursor = (await caller.GetAsync("/workspaces?limit=2")).Json.GetProperty("next").GetString();
        foreach (var id in ids[1..])
            (await caller.DeleteWorkspaceAsync(id)).ShouldBe(204);

        var created = await caller.NewWorkspaceAsync();

        (await caller.GetAsync($"/workspaces?after={cursor}")).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("id").GetGuid()).ShouldBe([created]);
    }

    private Task<OrgTransaction> BeginAsync(Caller caller)
        => OrgTransaction.BeginAsync(database, caller.Org, commandId: null, TimeProvider.System.GetUtcNow(), CancellationToken.None);

    private static void Append(OrgTransaction transaction)
        => transaction.Append(new OrgSecretSet("A_NAME"), "tester", operationId: null, workspaceId: null);

    private async Task<long> WaitingForRowsAsync(OrgTransaction holder)
        => await system.Database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))", (await holder.ReadingAsync()).ProcessID);

    // As a command that is carried out: its entry in the ledger, and its event.
    private async Task WriteAsync(Caller caller, int count)
    {
        var ledger = new CommandLedger(system.Ids);
        for (var number = 0; number < count; number++)
        {
            await using var transaction = await BeginAsync(caller);
            var command = new SetOrgBillingDefault(Guid.CreateVersion7(), caller.Org, "tester", transaction.Now, "f", "byok");
            transaction.Write(
                CommandLedger.Record(command, ledger.Describe(command, OperationStatuses.Succeeded, transaction.Now, null, null)));
            Append(transaction);
            await transaction.CommitAsync(CancellationToken.None);
        }
    }

    // Page by page, always from the last that was seen: what appears before it is never seen.
    private static async Task<List<string>> FollowAsync(Caller caller, string path, int count)
    {
        var (seen, after) = (new List<string>(), "");
        await Eventually.Async(
            $"{count} of {path}",
            async () =>
            {
                var page = await caller.GetAsync($"{path}?limit=7{after}");
                if (page.Status == 504)
                    return seen.Count; // nobody had the time; asked again

                foreach (var item in page.ShouldBe(200).Json.GetProperty("items").EnumerateArray())
                {
                    seen.Add(item.TryGetProperty("sequence", out var sequence)
                        ? sequence.GetRawText()
                        : item.GetProperty("operation_id").GetString()!);
                }

                // A page that is full names its last; of the rest the place is counted, as the numbers have no gap.
                after = string.Create(CultureInfo.InvariantCulture, $"&after={seen.Count}");
                return seen.Count;
            },
            found => found >= count,
            Patience);
        return seen;
    }
}
