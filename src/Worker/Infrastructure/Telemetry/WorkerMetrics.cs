using System.Diagnostics.Metrics;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Telemetry;

/// <summary>
/// The worker's metrics. No tag has a value that callers choose: organizations, workspaces and operations are in the log and in the
/// traces, not here.
/// </summary>
internal sealed class WorkerMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Messaging.Worker";

    /// <summary>The status of a command that went to <c>commands-error</c> without a recorded outcome.</summary>
    public const string Unrecorded = "unrecorded";

    private const string CommandTag = "messaging.command";
    private const string StatusTag = "messaging.status";
    private const string EventTag = "messaging.event";
    private const string JobTag = "messaging.job";
    private const string KeyTag = "messaging.sealing.key_id";

    // Seconds, from a quick commit to an hour's outage. OpenTelemetry's default buckets are meant for milliseconds.
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
        handled = meter.CreateCounter<long>(
            "messaging.commands.handled", "{command}", "Deliveries that were carried out or repeated, by command and outcome");
        queueAge = Durations(meter, "messaging.commands.queue_age", "From the Api's acceptance to the begin of handling");
        endToEnd = Durations(
            meter, "messaging.commands.end_to_end", "From the Api's acceptance to the confirmed publish of its events");
        replayed = meter.CreateCounter<long>(
            "messaging.commands.replayed", "{command}", "Commands that an operator has put back from commands-error");
        published = meter.CreateCounter<long>(
            "messaging.events.published",
            "{event}",
            "Events that the broker has confirmed, by type; a repeated command's repeats not counted");
        publishLag = Durations(meter, "messaging.events.publish_lag", "From an event's transaction to its confirmed publish");
        unpublished = meter.CreateGauge<long>(
            "messaging.events.unpublished", "{event}", "Committed events that are still to be published, the parked ones not counted");
        unpublishedAge = meter.CreateGauge<double>(
            "messaging.events.unpublished_age", "s", "The age of the oldest of them; 0 for none");
        parked = meter.CreateGauge<long>(
            "messaging.events.parked", "{event}", "Events that could not be read, and that those behind them do not wait for");
        sealedValues = meter.CreateGauge<long>(
            "messaging.sealing.values", "{value}", "Stored sealed values by the key they need; 'unknown' for none that this worker has");
        jobDuration = Durations(
            meter, "messaging.jobs.duration", "Runs of scheduled jobs, by job and whether it was done or failed");
        jobEffects = meter.CreateCounter<long>(
            "messaging.jobs.effects",
            "{effect}",
            "What scheduled jobs did: events published, provisions failed, warnings, rows pruned");
    }

    /// <summary>Whether anybody listens to the publishing backlog, which has to be read from the database.</summary>
    public bool MeasuresBacklog => unpublished.Enabled || unpublishedAge.Enabled || parked.Enabled;

    /// <summary>Whether anybody listens to the usage of sealing keys, which has to be read from the database.</summary>
    public bool MeasuresKeyUsage => sealedValues.Enabled;

    /// <summary>A command begins to be handled.</summary>
    public void CommandBegun(ICommand command)
    {
        if (queueAge.Enabled)
            queueAge.Record(Since(command.SubmittedAt), Tag(CommandTag, NameOf(command)));
    }

    /// <summary>A command has been handled.</summary>
    /// <param name="command">The command.</param>
    /// <param name="status">One of <see cref="OperationStatuses"/>, or <see cref="Unrecorded"/>.</param>
    public void CommandHandled(ICommand command, string status)
    {
        if (handled.Enabled)
            handled.Add(1, Tag(CommandTag, NameOf(command)), Tag(StatusTag, status));
    }

    /// <summary>A command was replayed by an operator.</summary>
    public void CommandReplayed(ICommand command)
    {
        if (replayed.Enabled)
            replayed.Add(1, Tag(CommandTag, NameOf(command)));
    }

    /// <summary>The broker has confirmed an event.</summary>
    public void EventPublished(AuditRecord auditEvent)
    {
        if (published.Enabled)
            published.Add(1, Tag(EventTag, auditEvent.Type));
        if (publishLag.Enabled)
            publishLag.Record(Since(new DateTimeOffset(auditEvent.OccurredAt, TimeSpan.Zero)));
    }

    /// <summary>The broker has confirmed all events of commands.</summary>
    /// <param name="submittedAt">When each of them was submitted.</param>
    public void CommandsPublished(IEnumerable<DateTimeOffset> submittedAt)
    {
        if (!endToEnd.Enabled)
            return;
        foreach (var submitted in submittedAt)
            endToEnd.Record(Since(submitted));
    }

    /// <summary>How many events are unpublished and not parked, in the whole database, and the age of the oldest in seconds.</summary>
    public void SetUnpublished(long count, double oldestSeconds)
    {
        unpublished.Record(count);
        unpublishedAge.Record(oldestSeconds);
    }

    /// <summary>How many events are parked, in the whole database.</summary>
    public void SetParked(long count) => parked.Record(count);

    /// <summary>How many stored values need a key, in the whole database.</summary>
    public void SetSealedValues(string keyId, long count) => sealedValues.Record(count, Tag(KeyTag, keyId));

    /// <summary>A scheduled job has run.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="failed">Whether it ended with a fault.</param>
    /// <param name="effects">How much it did.</param>
    public void JobRun(string job, TimeSpan duration, bool failed, long effects)
    {
        jobDuration.Record(duration.TotalSeconds, Tag(JobTag, job), Tag(StatusTag, failed ? "failed" : "done"));
        jobEffects.Add(effects, Tag(JobTag, job));
    }

    // Never negative: the Api's clock may be ahead of this one, and a message may carry any time.
    private double Since(DateTimeOffset then) => Math.Max(0, (time.GetUtcNow() - then).TotalSeconds);

    private static Histogram<double> Durations(Meter meter, string name, string description)
        => meter.CreateHistogram(name, "s", description, tags: null, Seconds);

    private static string NameOf(ICommand command) => CommandKinds.NameOf(CommandKinds.Of(command));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
