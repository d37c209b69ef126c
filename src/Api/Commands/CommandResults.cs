using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Messaging.Api.Commands;

/// <summary>Answers a request that sent a command: with the outcome, or with the operation.</summary>
internal static class CommandResults
{
    private const string RetryAfterSeconds = "1";

    /// <summary>202: the broker has it, and here is where its outcome can be asked for.</summary>
    public static IResult Accepted(HttpContext http, CommandKind kind, string operationId, Guid? workspaceId, string status)
    {
        var location = LocationOf(operationId);
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        var view = new AcceptedView(operationId, CommandKinds.NameOf(kind), status, workspaceId, location);
        return TypedResults.Json(view, WireJson.Options, statusCode: StatusCodes.Status202Accepted).At(location);
    }

    /// <summary>The outcome itself.</summary>
    public static IResult Outcome(CommandRoute route, OperationView operation)
    {
        if (operation.Status != OperationStatuses.Succeeded)
        {
            throw new RefusedException(operation.Error
                ?? new Problem(ProblemCodes.InternalError, "the command failed without a reason; GET /operations/{id} shows its state"));
        }

        if (route.DoneStatus == StatusCodes.Status204NoContent)
            return TypedResults.NoContent();

        var body = Body(operation, route.DoneStatus);
        return route.Location is { } location ? body.At(location(operation)) : body;
    }

    /// <summary>Where an operation can be asked for.</summary>
    public static string LocationOf(string operationId) => "/operations/" + operationId;

    private static ContentHttpResult Body(OperationView operation, int status)
        => TypedResults.Text(operation.Result?.Value ?? "{}", "application/json", statusCode: status);

    private static LocatedResult At(this IResult result, string location) => new(result, location);
}
