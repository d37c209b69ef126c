using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Counts the stored sealed values by the key that they need, for the metrics.</summary>
internal sealed class KeyUsageMeasurement(
    NpgsqlDataSource database,
    IEnumerable<SealedTable> tables,
    SealingPrivateKeys keys,
    WorkerMetrics metrics,
    TimeProvider time,
    ILogger<KeyUsageMeasurement> logger)
    : PeriodicMeasurement("the stored sealed values", Interval, time, logger)
{
    private const string UnknownKey = "unknown";

    // Long, because counting reads every sealed value.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override bool IsEnabled => metrics.MeasuresKeyUsage;

    /// <inheritdoc/>
    protected override async Task MeasureAsync(CancellationToken stopping)
    {
        // A count of 0 is reported too: an operator waits for it before a key is removed.
        foreach (var (key, count) in await CountAsync(stopping))
            metrics.SetSealedValues(key, count);
    }

    private async Task<Dictionary<string, long>> CountAsync(CancellationToken stopping)
    {
        var counts = keys.KeyIds.Append(UnknownKey).ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = database.CreateCommand(table.CountByKey);
            await using var reader = await command.ExecuteReaderAsync(stopping);
            while (await reader.ReadAsync(stopping))
            {
                var key = reader.GetString(0);
                counts[counts.ContainsKey(key) ? key : UnknownKey] += reader.GetInt64(1);
            }
        }

        return counts;
    }
}
