using Messaging.Worker.Commands;
using Messaging.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Messaging.Worker.Storage;

/// <summary>Keeps a worker from starting on a schema that is not this program's.</summary>
internal sealed class SchemaCheck(NpgsqlDataSource database, Passing passing) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var applied = await passing.WaitOutAsync(AppliedAsync, cancellationToken);
        if (SchemaVersion.Check(applied) is { } fault)
            throw new SettingException($"The worker does not start: {fault}.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
