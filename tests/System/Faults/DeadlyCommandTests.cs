using Messaging.Contracts;
using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Faults;

/// <summary>
/// A command of which every worker dies, among others of its partition. Its organization's row is locked from outside, so that the
/// worker can be killed while it has exactly that in hand.
/// </summary>
public sealed class DeadlyCommandTests : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(120);

    private const string Waiting =
        """
        SELECT DISTINCT w.pid FROM pg_locks w
        JOIN pg_locks o ON o.pid = w.pid AND o.relation = 'organizations'::regclass AND o.locktype = 'relation'
        JOIN pg_database d ON d.oid = o.database AND d.datname = current_database()
        WHERE NOT w.granted AND w.pid <> ALL ($1)
        """;

    // The sessions of dead workers: who waits for a lock does not notice that nobody waits for the answer.
    private readonly List<int> dead = [];
    private MessagingSystem system = null!;
    private string partition = "";

    public async ValueTask InitializeAsync() => system = await MessagingSystem.StartAsync();

    public async ValueTask DisposeAsync() => await system.DisposeAsync();

    [Fact]
    public async Task a_command_of_which_workers_die_is_failed_after_a_few_and_its_neighbours_are_carried_out()
    {
        var killer = system.Caller();
        partition = CommandPartitions.QueueOf(killer.Org);
        var (before, behind, late) = (Neighbour(), Neighbour(), Neighbour());
        foreach (var caller in (Caller[])[before, killer, behind])
            (await caller.PutOrgModeAsync("byok")).ShouldBe(200);

        var neighbours = await LockAsync(before.Org, behind.Org);
        await using var deadly = await LockAsync(killer.Org);
        var first = await AcceptedAsync(before, "disabled");
        var deadlyCommand = await AcceptedAsync(killer, "disabled");
        var next = await AcceptedAsync(killer, "platform_managed");
        var last = await AcceptedAsync(behind, "disabled");

        // Side by side: nobody can tell yet who it is. (One return is the test's, which holds them all as a worker does.)
        await KillWhileWaitingAsync(3);
        await ReturnAllAsync(4, times: 1);
        system.Workers[0].Start();
        await KillWhileWaitingAsync(3);
        await neighbours.DisposeAsync();

        // Alone: three more deaths are enough. What has come since has to wait as long.
        system.Workers[0].Start();
        var fresh = await AcceptedAsync(late, "disabled");
        await KillUntilBlamedAsync(killer.Org);

        await deadly.DisposeAsync();
        await system.RestartWorkerAsync(0);

        (await killer.OutcomeAsync(deadlyCommand))["status"].ShouldBe("failed");
        (await killer.OutcomeAsync(next))["status"].ShouldBe("succeeded");
        foreach (var (caller, operation) in (IEnumerable<(Caller, string)>)[(before, first), (behind, last), (late, fresh)])
            (await caller.OutcomeAsync(operation))["status"].ShouldBe("succeeded");
        (await ModeAsync(killer)).ShouldBe("platform_managed");
        (await system.Bus.PeekAsync(Queues.CommandErrors)).ShouldHaveSingleItem().ShouldContain("failed: internal_error");

        await ShouldSucceedWhenPutBackAsync(killer, deadlyCommand);
    }

    private static async Task<string> AcceptedAsync(Caller caller, string mode)
        => (await caller.WithoutWaiting.PutOrgModeAsync(mode)).ShouldBe(202)["operation_id"]!;

    private static async Task<string?> ModeAsync(Caller caller) => (await caller.GetAsync("/admin/org/llm-billing-mode"))["resolved_mode"];

    // Put back, it begins with a clean sheet, also when it comes back as a suspect. Nobody dies of it any more.
    private async Task ShouldSucceedWhenPutBackAsync(Caller killer, string deadlyCommand)
    {
        await system.KillWorkerAsync(0);
        (await system.ReplayAsync()).ShouldContain("1 moved");
        await ReturnAllAsync(1, times: 3);
        await system.RestartWorkerAsync(0);

        await Eventually.Async("the outcome", () => killer.OperationAsync(deadlyCommand), answer => answer["status"] == "succeeded");
        (await ModeAsync(killer)).ShouldBe("disabled");
        (await killer.AuditAsync()).Count.ShouldBe(3);
        (await killer.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    private async Task KillUntilBlamedAsync(Guid org)
    {
        await KillWhileWaitingAsync(1);
        while (await system.Database.ScalarAsync<int>("SELECT alone FROM command_attempts WHERE org_id = $1", org) < 3)
        {
            // Twice, unless this test was so slow that the command was no longer alone.
            system.Workers[0].Start();
            await KillWhileWaitingAsync(1);
        }
    }

    private async Task KillWhileWaitingAsync(int commands)
    {
        var sessions = await Eventually.Async("the worker with them in hand",
            () => system.Database.ColumnAsync<int>(Waiting, dead.ToArray()), waiting => waiting.Count == commands, StartDeadline);
        await system.KillWorkerAsync(0);
        dead.AddRange(sessions);
    }

    private async Task ReturnAllAsync(uint messages, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Eventually.Async("them back in their queue", () => system.Bus.ReadyAsync(partition), ready => ready == messages);
            await system.Bus.PeekAsync(partition);
        }
    }

    private async Task<NpgsqlConnection> LockAsync(params Guid[] orgs)
    {
        var connection = await system.Database.OpenAsync();
        await connection.BeginTransactionAsync(); // ends with the connection
        await using var hold = new NpgsqlCommand("SELECT FROM organizations WHERE id = ANY ($1) FOR UPDATE", connection);
        hold.Parameters.Add(new NpgsqlParameter { Value = orgs });
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private Caller Neighbour()
    {
        while (true)
        {
            var other = system.Caller();
            if (CommandPartitions.QueueOf(other.Org) == partition)
                return other;
        }
    }
}
