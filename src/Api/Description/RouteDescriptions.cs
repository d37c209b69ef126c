using Messaging.Api.Commands;
using Messaging.Api.Requests;
using Messaging.Contracts;

namespace Messaging.Api.Description;

/// <summary>What a route says about itself, for the OpenAPI document and for the code that serves it.</summary>
internal static class RouteDescriptions
{
    /// <summary>The codes that every read can answer.</summary>
    private static readonly string[] ReadErrors = [ProblemCodes.StorageUnavailable, ProblemCodes.BrokerUnavailable, ProblemCodes.WorkerUnavailable];

    /// <summary>The codes that every command can answer.</summary>
    private static readonly string[] CommandErrors =
    [
        ProblemCodes.InvalidRequest, ProblemCodes.InvalidIdempotencyKey, ProblemCodes.RequestTooLarge, ProblemCodes.UnsupportedMediaType,
        ProblemCodes.IdempotencyKeyReused, ProblemCodes.BrokerUnavailable,
    ];

    /// <summary>Describes a route that asks a worker.</summary>
    public static RouteHandlerBuilder Asks<TAnswer>(this RouteHandlerBuilder route, string summary, params string[] codes)
        => route.WithSummary(summary).Produces<TAnswer>().WithMetadata(new RouteErrors([.. codes, .. ReadErrors]));

    /// <summary>Describes a route that sends a command whose outcome has a body.</summary>
    public static RouteHandlerBuilder Sends<TDone>(
        this RouteHandlerBuilder route, CommandRoute command, BodyForm form, string summary, params string[] codes)
        => route.Sends(command, form, summary, codes).Produces<TDone>(command.DoneStatus);

    /// <summary>Describes a route that sends a command whose outcome has none.</summary>
    public static RouteHandlerBuilder Sends(
        this RouteHandlerBuilder route, CommandRoute command, BodyForm form, string summary, params string[] codes)
    {
        route.WithSummary(summary)
            .WithMetadata(command, form, new RouteErrors([.. codes, .. CommandErrors]))
            .Produces<AcceptedView>(StatusCodes.Status202Accepted);
        return command.DoneStatus == StatusCodes.Status204NoContent ? route.Produces(command.DoneStatus) : route;
    }
}
