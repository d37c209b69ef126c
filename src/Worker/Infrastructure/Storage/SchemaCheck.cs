using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Resilience;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Storage;

/// <summary>Stops the start of a worker whose database has another version of the schema.</summary>
internal sealed class SchemaCheck(NpgsqlDataSource database, RetryPolicies retries)
{
    /// <summary>Checks the schema once the database can be reached.</summary>
    /// <exception cref="SettingException">The schema has another version; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken stopping)
        => Require(await retries.UntilStoppedAsync(() => AppliedAsync(database), stopping));

    /// <summary>The same without waiting for the database, for a command line whose user can repeat it.</summary>
    /// <exception cref="SettingException">The schema has another version; the message says what to do.</exception>
    public static async Task RunAsync(NpgsqlDataSource database) => Require(await AppliedAsync(database));

    private static void Require(HashSet<string> applied)
    {
        if (SchemaVersion.Check(applied) is { } fault)
            throw new SettingException($"The worker does not start: {fault}.");
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        try
        {
            return await SchemaVersion.AppliedAsync(connection, CancellationToken.None);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return []; // a database that was never migrated
        }
    }
}
