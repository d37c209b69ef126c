using Messaging.Worker.Commands;
using Messaging.Worker.Hosting;
using Npgsql;

namespace Messaging.Worker.Storage;

/// <summary>Keeps a worker from starting on a schema that is not this program's.</summary>
internal sealed class SchemaCheck(NpgsqlDataSource database, Passing passing)
{
    /// <summary>Looks once the database answers.</summary>
    /// <exception cref="SettingException">The schema is another one; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        var applied = await passing.WaitOutAsync(AppliedAsync, stopping);
        if (SchemaVersion.Check(applied) is { } fault)
            throw new SettingException($"The worker does not start: {fault}.");
    }

    private async Task<HashSet<string>> AppliedAsync()
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
