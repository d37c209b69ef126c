using Messaging.Worker.Infrastructure.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Remembers which events the broker has confirmed and marks them in the database, many at once and a moment later, so that a mark costs
/// no commit of its own. A mark that is lost in a crash costs a repeated publish, which consumers drop by the event's id.
/// </summary>
internal sealed partial class PublishedMarks(NpgsqlDataSource database, TimeProvider time, ILogger<PublishedMarks> logger)
    : BackgroundService
{
    // Well under the age at which the sweep takes an unmarked event for unpublished.
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastFlush = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim writing = new(1);
    private Dictionary<Guid, List<MarkRange>> pending = [];
    private Dictionary<Guid, List<MarkRange>> written = []; // being written: still the only place that knows of them
    private TaskCompletionSource added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Notes that the broker has confirmed the events of an organization from one sequence to another.</summary>
    public void Add(Guid orgId, long first, long last)
    {
        lock (gate)
        {
            if (!pending.TryGetValue(orgId, out var ranges))
                pending[orgId] = ranges = [];
            if (ranges is [.., var range] && range.Last + 1 == first)
                ranges[^1] = range with { Last = last };
            else
                ranges.Add(new MarkRange(first, last));
            added.TrySetResult();
        }
    }

    /// <summary>Whether an event is known to be published while the database does not say so yet. It does not read the database.</summary>
    public bool Cover(Guid orgId, long sequence)
    {
        lock (gate)
            return Cover(pending) || Cover(written);

        bool Cover(Dictionary<Guid, List<MarkRange>> marks)
            => marks.TryGetValue(orgId, out var ranges) && ranges.Any(range => range.First <= sequence && sequence <= range.Last);
    }

    /// <summary>Writes every mark that was noted before the call.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            lock (gate)
            {
                if (pending.Count == 0)
                    return;
                (written, pending, added) = (pending, [], new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            await WriteAsync(cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        writing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Added().WaitAsync(stoppingToken);
                await Task.Delay(Delay, time, stoppingToken);
                if (!await TryFlushAsync(stoppingToken))
                    await Task.Delay(RetryDelay, time, stoppingToken);
            }
        }
        finally
        {
            using var last = new CancellationTokenSource(LastFlush, time);
            await TryFlushAsync(last.Token);
        }
    }

    private Task Added()
    {
        lock (gate)
            return added.Task;
    }

    private async Task<bool> TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
            return true;
        }
        catch (Exception exception)
        {
            // The marks are kept and written with the next ones.
            LogNotWritten(logger, exception.GetType().Name);
            return false;
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = written.SelectMany(marks => marks.Value.Select(range => (OrgId: marks.Key, range.First, range.Last))).ToList();
            await database.ExecuteAsync(
                [
                    Sql.Statement("SELECT set_config('synchronous_commit', 'off', true)"), // not worth waiting for the disk
                    Sql.Statement(
                        """
                        UPDATE audit_events SET published_at = $4 FROM unnest($1, $2, $3) AS confirmed (org, first, last)
                        WHERE org_id = org AND sequence BETWEEN first AND last AND published_at IS NULL
                        """,
                        rows.Select(row => row.OrgId).ToArray(),
                        rows.Select(row => row.First).ToArray(),
                        rows.Select(row => row.Last).ToArray(),
                        time.Now()),
                ],
                cancellationToken);
            lock (gate)
                written = [];
        }
        catch
        {
            KeepWritten();
            throw;
        }
    }

    private void KeepWritten()
    {
        lock (gate)
        {
            foreach (var (orgId, ranges) in written)
                pending[orgId] = [.. ranges, .. pending.GetValueOrDefault(orgId) ?? []];
            written = [];
            added.TrySetResult();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "published events could not be marked just now ({Fault}); until then they may be published again")]
    private static partial void LogNotWritten(ILogger logger, string fault);

    private sealed record MarkRange(long First, long Last);
}
