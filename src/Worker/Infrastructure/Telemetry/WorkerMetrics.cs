using System.Diagnostics.Metrics;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>
/// What the worker measures. No tag has a value that a caller makes up: organizations, workspaces and operations are in the
/// log and in the traces, not here.
/// </summary>
internal sealed class WorkerMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Messaging.Worker";

    /// <summary>The status of a command that has no outcome: it went to <c>commands-error</c> unrecorded.</summary>
    public const string Unrecorded = "unrecorded";

    private const string CommandTag = "messaging.command";
    private const string StatusTag = "messaging.status";
    private const string EventTag = "messaging.event";
    private const string JobTag = "messaging.job";
    private const string KeyTag = "messaging.sealing.key_id";

    // Seconds: from a quick commit to an hour's outage. OpenTelemetry's usual ones are meant for milliseconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
    };

    private readonly TimeProvider time;
    private readonly Counter<long> handled;
    private readonly Histogram<double> queueAge;
    private readonly Histogram<double> endToEnd;
    private readonly Counter<long> replayed;
    private readonly Counter<long> published;
    private readonly Histogram<double> publishLag;
    private readonly Gauge<long> unpublished;
    private readonly Gauge<double> unpublishedAge;
    private readonly Gauge<long> parked;
    private readonly Gauge<long> sealedValues;
    private readonly Histogram<double> jobDuration;
    private readonly Counter<long> jobEffects;

    /// <summary>Declares the instruments.</summary>
    public WorkerMetrics(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        var meter = meters.Create(MeterName);
        handled = meter.CreateCounter<long>("messaging.commands.handled", "{command}", "Deliveries that were carried out or repeated, by command and outcome");
        queueAge = meter.CreateHistogram("messaging.commands.queue_age", "s", "From the Api's acceptance to the begin of handling", tags: null, Seconds);
        endToEnd = meter.CreateHistogram("messaging.commands.end_to_end", "s", "From the Api's acceptance to the confirmed publish of its events", tags: null, Seconds);
        replayed = meter.CreateCounter<long>("messaging.commands.replayed", "{command}", "Commands that an operator has put back from commands-error");
        published = meter.CreateCounter<long>("messaging.events.published", "{event}", "Events that the broker has confirmed, by type; a repeated command's repeats not counted");
        publishLag = meter.CreateHistogram("messaging.events.publish_lag", "s", "From an event's transaction to its confirmed publish", tags: null, Seconds);
        unpublished = meter.CreateGauge<long>("messaging.events.unpublished", "{event}", "Committed events that are still to be published, the parked ones not counted");
        unpublishedAge = meter.CreateGauge<double>("messaging.events.unpublished_age", "s", "The age of the oldest of them; 0 for none");
        parked = meter.CreateGauge<long>("messaging.events.parked", "{event}", "Events that could not be read, and that those behind them do not wait for");
        sealedValues = meter.CreateGauge<long>("messaging.sealing.values", "{value}", "Stored sealed values by the key they need; 'unknown' for none that this worker has");
        jobDuration = meter.CreateHistogram("messaging.jobs.duration", "s", "Runs of scheduled jobs, by job and whether it was done or failed", tags: null, Seconds);
        jobEffects = meter.CreateCounter<long>("messaging.jobs.effects", "{effect}", "What scheduled jobs did: events published, provisions failed, warnings, rows pruned");
    }

    /// <summary>Whether anybody listens to how much is still to be published, which has to be asked of the database.</summary>
    public bool WantsBacklog => unpublished.Enabled || unpublishedAge.Enabled || parked.Enabled;

    /// <summary>Whether anybody listens to how much is sealed to which key, which has to be asked of the database.</summary>
    public bool WantsKeyUsage => sealedValues.Enabled;

    /// <summary>A command begins to be handled.</summary>
    public void Begun(ICommand command)
    {
        if (queueAge.Enabled)
            queueAge.Record(Since(command.SubmittedAt), Tag(CommandTag, NameOf(command)));
    }

    /// <summary>A command has its outcome.</summary>
    /// <param name="command">The command.</param>
    /// <param name="status">One of <see cref="OperationStatuses"/>, or <see cref="Unrecorded"/>.</param>
    public void Ended(ICommand command, string status)
    {
        if (handled.Enabled)
            handled.Add(1, Tag(CommandTag, NameOf(command)), Tag(StatusTag, status));
    }

    /// <summary>A command came back by an operator's hand.</summary>
    public void Replayed(ICommand command)
    {
        if (replayed.Enabled)
            replayed.Add(1, Tag(CommandTag, NameOf(command)));
    }

    /// <summary>An event is confirmed.</summary>
    public void Published(AuditRecord fact)
    {
        if (published.Enabled)
            published.Add(1, Tag(EventTag, fact.Type));
        if (publishLag.Enabled)
            publishLag.Record(Since(new DateTimeOffset(fact.OccurredAt, TimeSpan.Zero)));
    }

    /// <summary>All events of a command are confirmed.</summary>
    public void Finished(DateTimeOffset submittedAt)
    {
        if (endToEnd.Enabled)
            endToEnd.Record(Since(submittedAt));
    }

    /// <summary>What is left unpublished at this moment, in the whole database.</summary>
    public void Unpublished(long count, double oldestSeconds)
    {
        unpublished.Record(count);
        unpublishedAge.Record(oldestSeconds);
    }

    /// <summary>How many events are parked at this moment, in the whole database.</summary>
    public void Parked(long count) => parked.Record(count);

    /// <summary>How many stored values need a key at this moment, in the whole database.</summary>
    public void Sealed(string keyId, long count) => sealedValues.Record(count, Tag(KeyTag, keyId));

    /// <summary>A scheduled job has run.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="took">How long.</param>
    /// <param name="failed">Whether it ended with a fault.</param>
    /// <param name="effects">How much it did.</param>
    public void Ran(string job, TimeSpan took, bool failed, long effects)
    {
        jobDuration.Record(took.TotalSeconds, Tag(JobTag, job), Tag(StatusTag, failed ? "failed" : "done"));
        jobEffects.Add(effects, Tag(JobTag, job));
    }

    // The Api's clock and this one may differ, and a message may claim anything: never less than nothing.
    private double Since(DateTimeOffset then) => Math.Max(0, (time.GetUtcNow() - then).TotalSeconds);

    private static string NameOf(ICommand command) => CommandKinds.NameOf(CommandKinds.Of(command));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
