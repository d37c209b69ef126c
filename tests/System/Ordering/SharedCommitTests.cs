using Messaging.Contracts;
using Messaging.System.Harness;
using Npgsql;
using RabbitMQ.Client;

namespace Messaging.System.Ordering;

/// <summary>Commands that wait together share commits, and come out as they would have apart.</summary>
public sealed class SharedCommitTests(BacklogSystem backlog) : IClassFixture<BacklogSystem>
{
    private const int CommandsPerCommit = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly string[] Alternating = [.. Enumerable.Range(0, 40).Select(number => number % 2 == 0 ? "byok" : "disabled")];
    private readonly MessagingSystem system = backlog.System;

    [Fact]
    public async Task a_backlog_takes_a_commit_and_a_mark_for_many_commands_and_keeps_every_organizations_order()
    {
        var callers = await backlog.OrganizationsAsync(16);
        var orgs = callers.Select(caller => caller.Org).ToArray();

        var sent = await backlog.SendAsync(callers, Alternating);

        foreach (var (caller, operations) in callers.Zip(sent))
        {
            (await caller.OutcomeAsync(operations[^1], Patience))["status"].ShouldBe("succeeded");
            (await caller.AuditAsync()).Skip(1).Select(item => item.GetProperty("operation_id").GetString()).ShouldBe(operations);
            (await caller.AuditAsync()).Skip(1).Select(item => item.GetProperty("new_mode").GetString()).ShouldBe(Alternating);
            (await caller.GetAsync("/audit/verification")).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        }

        // A row's xmin is the transaction that wrote it: an exact count, whatever else the database does meanwhile.
        var most = callers.Count * Alternating.Length / CommandsPerCommit;
        (await system.Database.ScalarAsync<long>(
            "SELECT count(DISTINCT xmin::text) FROM operations WHERE org_id = ANY ($1) AND ordinal > 1", orgs)).ShouldBeLessThan(most);
        await Eventually.Async(
            "all marked as published",
            () => system.Database.ScalarAsync<long>(
                "SELECT count(*) FROM audit_events WHERE org_id = ANY ($1) AND published_at IS NULL", orgs),
            unmarked => unmarked == 0);
        (await system.Database.ScalarAsync<long>(
            "SELECT count(DISTINCT xmin::text) FROM audit_events WHERE org_id = ANY ($1) AND sequence > 1", orgs)).ShouldBeLessThan(most);
    }

    [Fact]
    public async Task a_command_that_the_database_refuses_fails_alone()
    {
        var callers = await backlog.OrganizationsAsync(8);
        var refused = callers[3];
        await system.Database.ExecuteAsync(
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END';
            CREATE TRIGGER refuse BEFORE UPDATE ON organizations FOR EACH ROW
                WHEN (NEW.id = '{refused.Org}' AND NEW.llm_billing_mode = 'disabled' AND OLD.llm_billing_mode = 'byok')
                EXECUTE FUNCTION refuse();
            """);
        try
        {
            var sent = await backlog.SendAsync(callers, ["byok", "disabled", "platform_managed", "disabled"]);

            foreach (var (caller, operations) in callers.Zip(sent))
            {
                var outcomes = new List<string?>();
                foreach (var operation in operations)
                    outcomes.Add((await caller.OutcomeAsync(operation, Patience))["status"]);
                outcomes.ShouldBe(["succeeded", caller == refused ? "failed" : "succeeded", "succeeded", "succeeded"]);
            }
        }
        finally
        {
            await system.Database.ExecuteAsync("DROP TRIGGER refuse ON organizations; DROP FUNCTION refuse()");
        }
    }

    [Fact]
    public async Task a_command_that_waits_twice_takes_effect_once()
    {
        var callers = await backlog.OrganizationsAsync(4);
        var commands = callers.ConvertAll(caller => new SetOrgBillingDefault(
            Guid.CreateVersion7(), caller.Org, "tester", TimeProvider.System.GetUtcNow(), "f", "byok"));
        await backlog.WithoutWorkerAsync(async () =>
        {
            foreach (var command in commands.Concat(commands))
                await system.Bus.SendAsync(command);
        });

        foreach (var (caller, command) in callers.Zip(commands))
        {
            (await caller.OutcomeAsync(system.Ids.For(command), Patience))["status"].ShouldBe("succeeded");
            (await caller.PutOrgModeAsync("disabled")).ShouldBe(200);
            (await caller.AuditAsync()).Select(item => item.GetProperty("new_mode").GetString()).ShouldBe([null, "byok", "disabled"]);
        }
    }

    [Fact]
    public async Task an_organization_that_somebody_else_has_locked_holds_up_nobody()
    {
        var callers = await backlog.OrganizationsAsync(8);
        await using var connection = await system.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT FROM organizations WHERE id = $1 FOR UPDATE", connection, transaction))
        {
            hold.Parameters.Add(new NpgsqlParameter { Value = callers[3].Org });
            await hold.ExecuteNonQueryAsync();
        }

        var sent = await backlog.SendAsync(callers, Alternating[..6]);

        foreach (var (caller, operations) in callers.Zip(sent).Where(pair => pair.First != callers[3]))
            (await caller.OutcomeAsync(operations[^1], Patience))["status"].ShouldBe("succeeded");
        (await callers[3].GetAsync($"/operations/{sent[3][0]}"))["status"].ShouldBe("accepted");
        await transaction.RollbackAsync();
        (await callers[3].OutcomeAsync(sent[3][^1], Patience))["status"].ShouldBe("succeeded");
        (await callers[3].AuditAsync()).Skip(1).Select(item => item.GetProperty("operation_id").GetString()).ShouldBe(sent[3]);
    }

    [Fact]
    public async Task a_reader_whose_queue_refuses_some_events_still_sees_each_organizations_in_their_order()
    {
        const string queue = "full-now-and-then";
        var callers = await backlog.OrganizationsAsync(4);
        await using var broker = await BrokerConnections.OpenAsync(system.BrokerUri);
        await using var channel = await broker.CreateChannelAsync();
        await channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-max-length"] = 3, ["x-overflow"] = "reject-publish" });
        await channel.QueueBindAsync(queue, EventTap.Exchange, routingKey: "");

        await backlog.SendAsync(callers, Alternating[..10]);

        var seen = callers.ToDictionary(caller => caller.Org, _ => new List<long>());
        await Eventually.Async(
            "every event at the reader",
            async () =>
            {
                while (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
                    Note(TappedEvent.Of(message.Body));
                return seen.Values.All(sequences => sequences.Count == 10);
            },
            all => all,
            Patience);
        await channel.QueueDeleteAsync(queue);
        foreach (var sequences in seen.Values)
            sequences.ShouldBe(Enumerable.Range(2, 10).Select(number => (long)number));

        // A repeat is known by its sequence.
        void Note(TappedEvent tapped)
        {
            if (seen.TryGetValue(tapped.OrgId, out var sequences) && !sequences.Contains(tapped.Sequence))
                sequences.Add(tapped.Sequence);
        }
    }
}
