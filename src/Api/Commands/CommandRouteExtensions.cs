using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Commands;

/// <summary>Declares routes that send a command.</summary>
internal static class CommandRouteExtensions
{
    /// <summary>The codes that every command can answer.</summary>
    private static readonly string[] CommandCodes =
    [
        ProblemCodes.InvalidRequest, ProblemCodes.InvalidIdempotencyKey, ProblemCodes.RequestTooLarge, ProblemCodes.UnsupportedMediaType,
        ProblemCodes.IdempotencyKeyReused, ProblemCodes.BrokerUnavailable,
    ];

    /// <summary>Declares what a route sends, takes and answers, where the command's outcome has a body.</summary>
    /// <param name="route">The route.</param>
    /// <param name="command">What it sends.</param>
    /// <param name="form">The body that it takes; the reader goes by it.</param>
    /// <param name="summary">What it does, for the OpenAPI document.</param>
    /// <param name="codes">The problem codes that it can answer beside those of every command.</param>
    public static RouteHandlerBuilder AsCommand<TDone>(
        this RouteHandlerBuilder route, CommandRoute command, BodySchema form, string summary, params string[] codes)
        => route.AsCommand(command, form, summary, codes).Produces<TDone>(command.DoneStatus);

    /// <summary>Declares what a route sends, takes and answers, where the command's outcome has no body.</summary>
    /// <inheritdoc cref="AsCommand{TDone}(RouteHandlerBuilder, CommandRoute, BodySchema, string, string[])"/>
    public static RouteHandlerBuilder AsCommand(
        this RouteHandlerBuilder route, CommandRoute command, BodySchema form, string summary, params string[] codes)
    {
        route.WithSummary(summary)
            .WithMetadata(command, form, new RouteProblemCodes([.. codes, .. CommandCodes]))
            .Produces<AcceptedView>(StatusCodes.Status202Accepted);
        return command.DoneStatus == StatusCodes.Status204NoContent ? route.Produces(command.DoneStatus) : route;
    }
}
