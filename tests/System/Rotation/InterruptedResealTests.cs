using System.Text.RegularExpressions;
using Messaging.Contracts;
using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Rotation;

/// <summary>Reseals that are killed, stopped, run twice at once, and get in the way of those who write.</summary>
public sealed partial class InterruptedResealTests : IAsyncLifetime
{
    private const int Many = 3000;
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60);

    private MessagingSystem system = null!;
    private KeyRotation rotation = null!;
    private StoredValues stored = null!;
    private Caller caller = null!;
    private Guid workspace;

    public async ValueTask InitializeAsync()
    {
        system = await MessagingSystem.StartAsync();
        (rotation, stored, caller) = (new KeyRotation(system), new StoredValues(system), system.Caller());
        workspace = await caller.NewWorkspaceAsync();
        await stored.InsertSecretsAsync(caller.Org, workspace, Many);
        (await caller.PutSecretAsync(workspace, "HELD", "old")).ShouldBe(200);
        await rotation.GiveToWorkersAsync();
    }

    public async ValueTask DisposeAsync() => await system.DisposeAsync();

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task a_reseal_that_ends_in_the_middle_is_taken_up_by_the_next(string signal)
    {
        var rows = await stored.RowsWithoutValuesAsync();

        // A row that somebody is at keeps it from being done before the signal comes.
        await using (var holder = await HoldAsync("SELECT FROM workspace_secrets WHERE key = 'HELD' FOR UPDATE"))
        await using (var first = rotation.Reseal())
        {
            first.Start();
            await Eventually.Async("some values moved", () => stored.CountAsync(rotation.NewKeyId), moved => moved > 0);
            await first.SignalAsync(signal);
            var exitCode = await first.ExitAsync(StopWithin);
            exitCode.ShouldBe(signal == "KILL" ? 137 : 1);
            if (signal != "KILL")
            {
                var log = await first.LogAsync();
                log.ShouldContain("Stopped before the end");
                ResealedIn(log).ShouldBe(await stored.CountAsync(rotation.NewKeyId), log);
            }
        }

        var moved = await stored.CountAsync(rotation.NewKeyId);
        moved.ShouldBeInRange(1, Many);
        var (secondCode, output) = await rotation.ResealAsync();
        secondCode.ShouldBe(0, output);
        ResealedIn(output).ShouldBe(Many + 1 - moved, output);
        await EverythingIsThereAsync(rows);
    }

    [Fact]
    public async Task two_reseals_at_once_share_the_work()
    {
        var rows = await stored.RowsWithoutValuesAsync();
        await using var first = rotation.Reseal();
        await using var second = rotation.Reseal();
        first.Start();
        second.Start();

        (await first.ExitAsync(EndWithin)).ShouldBe(0, await first.LogAsync());
        (await second.ExitAsync(EndWithin)).ShouldBe(0, await second.LogAsync());

        (ResealedIn(await first.LogAsync()) + ResealedIn(await second.LogAsync())).ShouldBe(Many + 1, "each value was moved once");
        await EverythingIsThereAsync(rows);
    }

    [Fact]
    public async Task who_is_at_a_value_is_not_waited_for_and_what_they_write_stays()
    {
        using var keys = SealingPrivateKeys.Load(system.Keys.SealingPrivateDirectory);
        using var oldKeys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        var context = new SealingContext(caller.Org, workspace, "HELD");
        var written = oldKeys.Seal(new SecretText("new"), context);
        await using var reseal = rotation.Reseal();
        await using (var writer = await HoldAsync($"UPDATE workspace_secrets SET sealed_value = '{written.Text}' WHERE key = 'HELD'"))
        {
            reseal.Start();
            await Eventually.Async("all others moved", () => stored.CountAsync(rotation.NewKeyId), moved => moved == Many);
            reseal.IsRunning.ShouldBeTrue("it comes back to what somebody was at");
            await DoAsync(writer, "COMMIT");
        }

        (await reseal.ExitAsync(EndWithin)).ShouldBe(0, await reseal.LogAsync());
        var now = new SealedValue(
            (await system.Database.ScalarAsync<string>("SELECT sealed_value FROM workspace_secrets WHERE key = 'HELD'"))!);
        now.KeyId.ShouldBe(rotation.NewKeyId);
        keys.Open(now, context).Value!.Reveal().ShouldBe("new");
    }

    [Fact]
    public async Task a_value_that_somebody_holds_for_ever_is_reported_and_ends_nothing_else()
    {
        await using var holder = await HoldAsync("SELECT FROM workspace_secrets WHERE key = 'HELD' FOR UPDATE");

        var (exitCode, output) = await rotation.ResealAsync();

        exitCode.ShouldBe(1, output);
        output.ShouldContain($"workspace_secrets: {Many} resealed, 0 already on the newest key, 1 remaining");
        output.ShouldContain($"on key {rotation.OldKeyId}: 1, of these unreadable: 0");
    }

    private static long ResealedIn(string output)
        => Resealed().Match(output) is { Success: true } match
            ? long.Parse(match.Groups["count"].Value)
            : throw new InvalidOperationException(output);

    [GeneratedRegex(@"^workspace_secrets: (?<count>\d+) resealed", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resealed();

    private async Task EverythingIsThereAsync(IReadOnlyList<string> rows)
    {
        (await stored.CountAsync(rotation.NewKeyId)).ShouldBe(Many + 1);
        (await stored.RowsWithoutValuesAsync()).ShouldBe(rows);
        await rotation.PublishAsync();
        await rotation.TakeOldAwayAsync();
        var list = await StoredValues.ListAsync(caller, workspace);
        list.Count.ShouldBe(Many + 1);
        list.ShouldAllBe(item => item.GetProperty("has_value").GetBoolean());
    }

    // What it locks is free again when the connection is disposed.
    private async Task<NpgsqlConnection> HoldAsync(string sql)
    {
        var connection = await system.Database.OpenAsync();
        await DoAsync(connection, "BEGIN");
        await DoAsync(connection, sql);
        return connection;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
