using Messaging.Api.Callers;
using Messaging.Api.Description;
using Messaging.Api.Queries;
using Messaging.Api.Sealing;
using Messaging.Contracts;

namespace Messaging.Api.Routes;

/// <summary>What programs look up so that they need no copy of it.</summary>
internal static class ReferenceRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void MapReferences(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Reference");
        routes.MapGet("/llm/strip-list", GetStripListAsync).For(AccessRule.AnySignedIn)
            .Asks<IReadOnlyList<string>>("The vendor keys, sorted");
        routes.MapGet("/runtimes", GetRuntimesAsync).For(AccessRule.AnySignedIn)
            .Asks<RuntimeList>("The runtimes that a workspace can have, sorted");
        routes.MapGet("/sealing-keys", (SealingKeysView keys) => Answers.Json(keys)).For(AccessRule.AnySignedIn)
            .WithSummary("The public keys that secret values are sealed to, and how to seal").Produces<SealingKeysView>();
    }

    private static async Task<IResult> GetStripListAsync(WorkerQueries queries, CancellationToken cancellationToken)
        => Answers.Json((await queries.AskAsync(new GetStripList(), cancellationToken)).Names);

    private static async Task<IResult> GetRuntimesAsync(WorkerQueries queries, CancellationToken cancellationToken)
        => Answers.Json(await queries.AskAsync(new ListRuntimes(), cancellationToken));
}
