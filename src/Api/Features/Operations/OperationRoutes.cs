using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Http;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Operations;

/// <summary>What became of the commands that were accepted.</summary>
internal static class OperationRoutes
{
    private static readonly AccessRule AnyCommandsScope = AccessRule.OneOf(Scopes.Workspaces, Scopes.Org, Scopes.Platform);

    /// <summary>Adds the routes.</summary>
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Operations");
        routes.MapGet("/operations/{id}", GetAsync).RequireAccess(AnyCommandsScope)
            .AsQuery<OperationBody>("One operation; needs the scope of its command", ProblemCodes.OperationNotFound);
        routes.MapGet("/operations", ListAsync).RequireAccess(AnyCommandsScope)
            .AsQuery<OperationListBody>(
                "The organization's operations, of the commands that the caller's scopes allow", ProblemCodes.InvalidRequest);
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, OperationLookup operations, CancellationToken cancellationToken)
        => WireResults.Json(OperationBody.Of(await operations.GetAsync(id, caller, cancellationToken)));

    private static async Task<IResult> ListAsync(
        string? after, string? limit, string? status, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var page = PagingParameters.Read(after, limit);
        var visible = OperationLookup.CommandsFor(caller);
        var operations = new ListOperations(caller.OrgId, visible, page.Cursor, page.Limit, ReadStatus(status));
        var found = await queries.AskAsync(operations, cancellationToken);
        return WireResults.Json(new OperationListBody([.. found.Items.Select(OperationBody.Of)], found.Next));
    }

    private static string? ReadStatus(string? status)
    {
        if (string.IsNullOrEmpty(status))
            return null;

        return OperationStatuses.All.Contains(status, StringComparer.Ordinal)
            ? status
            : throw new RefusedException(new Problem(ProblemCodes.InvalidRequest, "status must be one that an operation can have")
            {
                Field = "status",
                Allowed = OperationStatuses.All,
            });
    }
}
