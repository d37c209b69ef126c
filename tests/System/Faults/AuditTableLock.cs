using Messaging.System.Harness;
using Npgsql;

namespace Messaging.System.Faults;

/// <summary>
/// The table that every command ends in, locked from outside: until this is disposed, a worker stands still in its transaction.
/// </summary>
public sealed class AuditTableLock : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly NpgsqlConnection connection;

    private AuditTableLock(TestDatabase database, NpgsqlConnection connection) => (this.database, this.connection) = (database, connection);

    public static async Task<AuditTableLock> TakeAsync(TestDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var locked = new AuditTableLock(database, await database.OpenAsync());
        await locked.connection.BeginTransactionAsync(); // ends with the connection
        await using var hold = new NpgsqlCommand("LOCK TABLE audit_events IN EXCLUSIVE MODE", locked.connection);
        await hold.ExecuteNonQueryAsync();
        return locked;
    }

    /// <summary>Waits until a worker stands before it.</summary>
    public Task UntilWaitedForAsync()
        => Eventually.Async(
            "the worker in its transaction",
            () => database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'audit_events'::regclass"),
            waiting => waiting > 0);

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
