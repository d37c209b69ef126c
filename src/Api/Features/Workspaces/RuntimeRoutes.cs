using Messaging.Api.Access.Rules;
using Messaging.Api.Http;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Workspaces;

/// <summary>The runtimes that a workspace can have.</summary>
internal static class RuntimeRoutes
{
    /// <summary>Adds the route.</summary>
    public static void MapRuntimes(this IEndpointRouteBuilder app)
        => app.MapGet("/runtimes", ListAsync).WithTags("Reference").RequireAccess(AccessRule.AnySignedIn)
            .AsQuery<RuntimeList>("The runtimes that a workspace can have, sorted");

    private static async Task<IResult> ListAsync(WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new ListRuntimes(), cancellationToken));
}
