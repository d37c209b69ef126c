using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Applies and undoes migrations under the owner's role. Safe to run repeatedly and concurrently.</summary>
internal sealed class Migrator(NpgsqlDataSource owner, TextWriter report)
{
    // Any number, but the same in every version of this program: it keeps two migrators from running at once.
    private const long AdvisoryLock = 0x6d65737361676531;

    /// <summary>Applies every migration that is not recorded as applied.</summary>
    public Task UpAsync(CancellationToken cancellationToken) => LockedAsync(
        async (connection, applied) =>
        {
            foreach (var migration in Migrations.All.Where(migration => !applied.Contains(migration.Version)))
            {
                await RunAsync(
                    connection,
                    migration.Up,
                    "INSERT INTO schema_migrations (version, name) VALUES ($1, $2)",
                    [migration.Version, migration.Name],
                    cancellationToken);
                await report.WriteLineAsync($"applied {migration.Version}_{migration.Name}");
            }
        },
        cancellationToken);

    /// <summary>Undoes every applied migration after a version, the newest first.</summary>
    /// <param name="version">The last version to keep; <c>0</c> undoes everything.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task DownAsync(string version, CancellationToken cancellationToken) => LockedAsync(
        async (connection, applied) =>
        {
            foreach (var migration in Migrations.All.Reverse().Where(migration => applied.Contains(migration.Version)))
            {
                if (string.CompareOrdinal(migration.Version, version) <= 0)
                    break;

                await RunAsync(
                    connection,
                    migration.Down,
                    "DELETE FROM schema_migrations WHERE version = $1",
                    [migration.Version],
                    cancellationToken);
                await report.WriteLineAsync($"undid {migration.Version}_{migration.Name}");
            }
        },
        cancellationToken);

    /// <summary>Creates the worker's login role, or sets its password, and gives it exactly the worker's rights.</summary>
    public Task GrantAsync(string user, string password, CancellationToken cancellationToken) => LockedAsync(
        async (connection, _) =>
        {
            await using var names = new NpgsqlCommand(
                """
                SELECT quote_ident($1), quote_literal($2), quote_ident(current_database()),
                       EXISTS (SELECT FROM pg_roles WHERE rolname = $1)
                """,
                connection)
            {
                Parameters = { new() { Value = user }, new() { Value = password } },
            };
            await using var reader = await names.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var (role, secret, database, exists) = (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3));
            await reader.DisposeAsync();

            var rights = Migrations.WorkerRights
                .Replace("{role}", role, StringComparison.Ordinal)
                .Replace("{database}", database, StringComparison.Ordinal);
            // ALTER ROLE leaves SUPERUSER out: only a superuser may name it, even without a change, and the owner need not be one.
            var login = exists
                ? $"ALTER ROLE {role} LOGIN PASSWORD {secret}"
                : $"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {secret}";
            await RunAsync(connection, login, rights, [], cancellationToken);
            await report.WriteLineAsync($"granted the worker's rights to {role}");
        },
        cancellationToken);

    private async Task LockedAsync(Func<NpgsqlConnection, HashSet<string>, Task> work, CancellationToken cancellationToken)
    {
        // The advisory lock ends with the connection, so a migrator that dies does not keep it.
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, $"SELECT pg_advisory_lock({AdvisoryLock})", null, [], cancellationToken);
        await RunAsync(
            connection,
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version    text        PRIMARY KEY,
                name       text        NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """,
            null,
            [],
            cancellationToken);
        await work(connection, await SchemaVersion.AppliedAsync(connection, cancellationToken));
        await RunAsync(connection, $"SELECT pg_advisory_unlock({AdvisoryLock})", null, [], cancellationToken);
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, string script, string? record, object[] values, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand(script, connection, transaction))
            await command.ExecuteNonQueryAsync(cancellationToken);

        if (record is not null)
        {
            await using var command = new NpgsqlCommand(record, connection, transaction);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
