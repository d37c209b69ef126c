using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>
/// <c>Worker reseal</c> reseals every stored value to the newest key, under the worker's own role, while workers run;
/// <c>Worker reseal --check</c> only counts. Exit status 0: nothing remains on another key; 1: something does, or it was stopped.
/// </summary>
internal static class ResealCommand
{
    private const int ConnectSeconds = 15;
    private const int StatementSeconds = 600; // a page may come after millions of rows that are on the newest key already
    private const int SomethingRemains = 1;

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The arguments after the command's name.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="tables">Everything that is stored sealed.</param>
    /// <exception cref="SettingException">A setting or argument is missing or wrong.</exception>
    /// <exception cref="SealingKeyException">The keys cannot be used.</exception>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, IConfiguration configuration, IReadOnlyList<SealedTable> tables)
    {
        if (arguments is not ([] or ["--check"]))
            throw new SettingException("Usage: Worker reseal, or Worker reseal --check, which only counts.");

        using var signals = new StopSignals();
        using var keys = SealingPrivateKeys.Load(configuration[SealingPrivateKeys.PathSetting]);
        await using var database = StorageRegistration.Open(configuration, ConnectSeconds, connections: 1, StatementSeconds);
        await SchemaCheck.RunAsync(database);
        return await RunAsync(
            new SealedRows(database), tables, keys, new ResealReport(Console.Out), reseals: arguments is [], signals.Stopping);
    }

    private static async Task<int> RunAsync(
        SealedRows rows,
        IReadOnlyList<SealedTable> tables,
        SealingPrivateKeys keys,
        ResealReport report,
        bool reseals,
        CancellationToken stopping)
    {
        await report.KeysAsync(keys);
        var already = new Dictionary<SealedTable, long>();
        foreach (var table in tables)
            already[table] = await rows.CountAsync(table, keys.NewestKeyId);

        var resealer = new Resealer(rows, tables, keys, TimeProvider.System);
        if (reseals)
            await resealer.RunAsync(stopping);

        // Counted after the resealing, so that the report shows what really remains.
        var counter = new KeyUsageCounter(rows, keys, report);
        long remaining = 0;
        foreach (var table in tables)
        {
            if (await counter.CountAsync(table, stopping) is not { } usage)
                return await StoppedAsync(report, tables, resealer);

            remaining += usage.Remaining;
            await report.TableAsync(table, resealer.MovedOf(table), already[table], usage);
        }

        await report.EndAsync(remaining);
        return remaining == 0 ? 0 : SomethingRemains;
    }

    private static async Task<int> StoppedAsync(ResealReport report, IReadOnlyList<SealedTable> tables, Resealer resealer)
    {
        foreach (var table in tables)
            await report.TableAsync(table, resealer.MovedOf(table));
        await report.StoppedAsync();
        return SomethingRemains;
    }
}
