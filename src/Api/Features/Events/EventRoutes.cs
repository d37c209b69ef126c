using System.Globalization;
using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.Api.Features.Events;

/// <summary>The organization's events, as they happen.</summary>
internal static class EventRoutes
{
    /// <summary>Where a stream is to be resumed: the header that browsers send.</summary>
    public const string ResumeHeader = "Last-Event-ID";

    private const int MaxDigits = 18;

    /// <summary>Adds the route.</summary>
    public static void MapEvents(this IEndpointRouteBuilder app)
        => app.MapGet("/events", ListenAsync).WithTags("Audit").RequireAccess(AccessRule.AnySignedIn)
            .WithSummary("The organization's audit events as server-sent events, until the session ends")
            .WithDescription(
                """
                Each message has the event's sequence as id, its type as event, and as data what GET /audit shows of it. admin:org sees all
                events, admin:workspaces those about a workspace, any other caller none. It begins with what happens next, or after the
                sequence in Last-Event-ID (or, where there is none, in after): nothing is left out and nothing sent twice. A stream that
                ends is to be resumed.
                """)
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .WithMetadata(new RouteProblemCodes(
                ProblemCodes.InvalidRequest, ProblemCodes.StorageUnavailable, ProblemCodes.BrokerUnavailable,
                ProblemCodes.WorkerUnavailable))
            .DisableRequestTimeout();

    // The header wins: a browser that resumes sends it with the address that it was first given.
    private static Task ListenAsync(
        HttpContext http, Caller caller, EventStreamHandler streams, [FromHeader(Name = ResumeHeader)] string? lastEventId, string? after)
        => streams.ServeAsync(http, caller, Read(lastEventId, ResumeHeader) ?? Read(after, nameof(after)));

    private static ResumePoint? Read(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        return text.Length <= MaxDigits && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new ResumePoint(sequence, name)
            : throw new RefusedException(ProblemCodes.InvalidRequest, $"{name} must be the sequence of an event", name);
    }
}
