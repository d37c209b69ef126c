using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Assumptions;

/// <summary>What is relied on in Npgsql and PostgreSQL.</summary>
public sealed class NpgsqlTests
{
    [Fact]
    public async Task a_batch_without_a_transaction_is_done_whole_or_not_at_all()
    {
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenAsync();
        await using var batch = Batch(connection, "INSERT INTO notes VALUES (1, 'a')", "INSERT INTO notes VALUES (1, 'b')");

        var refused = await Should.ThrowAsync<PostgresException>(() => batch.ExecuteNonQueryAsync());
        refused.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);

        (await ScalarAsync(connection, "SELECT count(*) FROM notes")).ShouldBe(0L);
    }

    [Fact]
    public async Task a_setting_made_for_a_batch_without_a_transaction_ends_with_it()
    {
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenAsync();
        await using var batch = Batch(
            connection,
            "SELECT set_config('synchronous_commit', 'off', true)",
            "INSERT INTO notes SELECT 1, current_setting('synchronous_commit')");
        await batch.ExecuteNonQueryAsync();

        (await ScalarAsync(connection, "SELECT text FROM notes")).ShouldBe("off");
        (await ScalarAsync(connection, "SELECT current_setting('synchronous_commit')")).ShouldBe("on");
    }

    [Fact]
    public async Task a_statement_after_the_one_that_waited_for_a_lock_sees_what_its_last_holder_committed()
    {
        await using var database = await DatabaseAsync();
        await using var holder = await database.OpenAsync();
        await ExecuteAsync(holder, "INSERT INTO notes VALUES (1, 'a')");
        await using var held = await holder.BeginTransactionAsync();
        await ExecuteAsync(holder, "SELECT FROM notes WHERE id = 1 FOR UPDATE");
        await ExecuteAsync(holder, "INSERT INTO notes VALUES (2, 'b')");

        await using var waiter = await database.OpenAsync();
        await using var waiting = await waiter.BeginTransactionAsync();
        await using var batch = Batch(waiter, "SELECT text FROM notes WHERE id = 1 FOR UPDATE", "SELECT count(*) FROM notes");
        var reading = batch.ExecuteReaderAsync();
        await Eventually.Async(
            "the wait for the lock",
            () => database.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
            waits => waits > 0);
        await held.CommitAsync();

        await using var reader = await reading;
        await reader.NextResultAsync();
        await reader.ReadAsync();
        reader.GetInt64(0).ShouldBe(2);
    }

    [Fact]
    public async Task a_transaction_object_that_is_ended_a_second_time_ends_the_next_one_of_its_connection()
    {
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenAsync();
        var first = await connection.BeginTransactionAsync();
        await first.DisposeAsync();
        await using var second = await connection.BeginTransactionAsync();

        ReferenceEquals(first, second).ShouldBeTrue("so nothing may be disposed twice");
    }

    [Fact]
    public async Task a_session_that_the_server_ends_and_a_statement_that_takes_too_long_say_so()
    {
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenAsync();
        var ended = await Should.ThrowAsync<PostgresException>(
            () => ExecuteAsync(connection, "SELECT pg_terminate_backend(pg_backend_pid())"));
        ended.SqlState.ShouldBe(PostgresErrorCodes.AdminShutdown);

        await using var late = await database.OpenAsync();
        await using var slow = new NpgsqlCommand("SELECT pg_sleep(10)", late) { CommandTimeout = 1 };
        (await Should.ThrowAsync<NpgsqlException>(() => slow.ExecuteNonQueryAsync())).InnerException.ShouldBeOfType<TimeoutException>();
        (await ScalarAsync(late, "SELECT 1")).ShouldBe(1, "the connection can be used again");
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, params string[] statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        return batch;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<TestDatabase> DatabaseAsync()
    {
        var database = new TestDatabase(await Servers.SharedAsync(), $"assumed_{Guid.NewGuid():N}"[..24]);
        await database.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE notes (id bigint PRIMARY KEY, text text NOT NULL)");
        return database;
    }
}
