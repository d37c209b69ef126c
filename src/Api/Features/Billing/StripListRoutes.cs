using Messaging.Api.Access.Rules;
using Messaging.Api.Http;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Billing;

/// <summary>The vendor keys, for programs that would otherwise need a copy of the list.</summary>
internal static class StripListRoutes
{
    /// <summary>Adds the route.</summary>
    public static void MapStripList(this IEndpointRouteBuilder app)
        => app.MapGet("/llm/strip-list", GetAsync).WithTags("Reference").RequireAccess(AccessRule.AnySignedIn)
            .AsQuery<IReadOnlyList<string>>("The vendor keys, sorted");

    private static async Task<IResult> GetAsync(WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json((await queries.AskAsync(new GetStripList(), cancellationToken)).Names);
}
