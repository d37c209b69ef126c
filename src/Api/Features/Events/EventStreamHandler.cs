using Messaging.Api.Access.Callers;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Events;

/// <summary>Serves event streams: each from its start to its end, which is that of its session.</summary>
internal sealed partial class EventStreamHandler(
    OrgEventFeeds feeds,
    IAuditTrail trail,
    WorkerQueries queries,
    StreamLimiter limiter,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<EventStreamHandler> logger)
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    /// <summary>Serves a stream.</summary>
    /// <param name="http">The request.</param>
    /// <param name="caller">Who listens.</param>
    /// <param name="resume">Where it goes on; null for whatever happens from now on.</param>
    /// <exception cref="RefusedException">It cannot be opened.</exception>
    public async Task ServeAsync(HttpContext http, Caller caller, ResumePoint? resume)
    {
        using var place = limiter.Take(caller);
        var visibility = EventVisibility.Of(caller);
        long? start = visibility.Any ? await StartAsync(caller.OrgId, resume, http.RequestAborted) : null;

        using var session = new CancellationTokenSource(TokenLifetime.Left(http, time), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(session.Token, lifetime.ApplicationStopping, http.RequestAborted);
        var stream = new EventStreamWriter(http, time, end.Token);
        try
        {
            await stream.OpenAsync(start);
            if (start is { } position)
                await FollowAsync(stream, caller.OrgId, position, visibility, end.Token);
            else
                await KeepOpenAsync(stream, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested || stream.IsCutOff)
        {
            // The session, the process or the connection has ended, and the stream with it.
            if (stream.IsCutOff)
                LogCutOff(logger, caller.OrgId);
        }
    }

    // Where the trail ends must be known before the answer begins: whoever has it relies on seeing what happens from then on.
    private async Task<long> StartAsync(Guid orgId, ResumePoint? resume, CancellationToken cancellationToken)
    {
        if (resume is not var (position, field))
            return (await queries.AskAsync(new GetAuditHead(orgId), cancellationToken)).Sequence;

        // Whoever resumes loses nothing by waiting: while nobody can be asked, the stream is open and silent.
        return await trail.HeadAsync(orgId, cancellationToken) is { } head && position > head
            ? throw new RefusedException(
                ProblemCodes.InvalidRequest,
                "this organization has no such event; load what is shown again, and listen from then on",
                field)
            : position;
    }

    private async Task FollowAsync(EventStreamWriter stream, Guid orgId, long position, EventVisibility visibility, CancellationToken end)
    {
        using var listening = feeds.Listen(orgId, trail, out var feed);
        var cursor = new EventCursor(orgId, position, feed, trail, time);
        var lastPing = time.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            if (time.GetElapsedTime(lastPing) >= PingEvery)
            {
                lastPing = time.GetTimestamp();
                await stream.PingAsync();
            }

            var (events, wait) = await cursor.NextAsync(end);
            await stream.WriteAsync(events.Where(visibility.Shows));
            var silent = time.GetElapsedTime(lastPing);
            if (wait is not null && silent < PingEvery)
                await wait.WaitAsync(PingEvery - silent, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepOpenAsync(EventStreamWriter stream, CancellationToken end)
    {
        using var timer = new PeriodicTimer(PingEvery, time);
        while (await timer.WaitForNextTickAsync(end))
            await stream.PingAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An event stream of organization {OrgId} was cut off: its reader did not read")]
    private static partial void LogCutOff(ILogger logger, Guid orgId);
}
