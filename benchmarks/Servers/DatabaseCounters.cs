using Npgsql;

namespace Messaging.Bench.Servers;

/// <summary>What the database has counted so far.</summary>
/// <param name="Commits">Of one database; each end of a transaction, reads too.</param>
/// <param name="Statements">Executed in it at top level; null where the extension that counts them is not there.</param>
/// <param name="WalBytes">Of the whole server.</param>
/// <param name="Fsyncs">Of the write-ahead log of the whole server.</param>
internal sealed record DatabaseCounters(double Commits, double? Statements, double WalBytes, double Fsyncs)
{
    /// <summary>What was counted since an earlier moment.</summary>
    public DatabaseCounters Since(DatabaseCounters earlier) => new(
        Commits - earlier.Commits, Statements - earlier.Statements, WalBytes - earlier.WalBytes, Fsyncs - earlier.Fsyncs);

    /// <summary>
    /// Reads them. A session tells what it did when it ends, or a while after it was last busy: read them when those that are
    /// measured have ended.
    /// </summary>
    public static async Task<DatabaseCounters> ReadAsync(BenchServers servers, string database)
    {
        await using var source = NpgsqlDataSource.Create(servers.Superuser);
        await using var command = source.CreateCommand(
            """
            SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = $1)::float8, wal_bytes::float8, wal_sync::float8,
                to_regclass('pg_stat_statements') IS NOT NULL
            FROM pg_stat_wal
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var hasStatements = reader.GetBoolean(3);
        var counters = new DatabaseCounters(reader.GetDouble(0), null, reader.GetDouble(1), reader.GetDouble(2));
        await reader.DisposeAsync();
        return hasStatements ? counters with { Statements = await StatementsAsync(source, database) } : counters;
    }

    /// <summary>Writes what is only in memory, so that no checkpoint of an earlier measurement falls into the next one.</summary>
    public static async Task CheckpointAsync(BenchServers servers)
    {
        await using var source = NpgsqlDataSource.Create(servers.Superuser);
        await using var command = source.CreateCommand("CHECKPOINT");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> StatementsAsync(NpgsqlDataSource source, string database)
    {
        await using var command = source.CreateCommand(
            """
            SELECT coalesce(sum(calls), 0)::float8 FROM pg_stat_statements
            WHERE toplevel AND dbid = (SELECT oid FROM pg_database WHERE datname = $1)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        return (double)(await command.ExecuteScalarAsync())!;
    }
}
