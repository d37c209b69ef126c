using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Queries;

/// <summary>Declares routes that ask a worker.</summary>
internal static class QueryRouteExtensions
{
    /// <summary>The codes that every query can answer.</summary>
    private static readonly string[] QueryCodes =
        [ProblemCodes.StorageUnavailable, ProblemCodes.BrokerUnavailable, ProblemCodes.WorkerUnavailable];

    /// <summary>Declares what a route answers.</summary>
    /// <param name="route">The route.</param>
    /// <param name="summary">What it does, for the OpenAPI document.</param>
    /// <param name="codes">The problem codes that it can answer beside those of every query.</param>
    public static RouteHandlerBuilder AsQuery<TAnswer>(this RouteHandlerBuilder route, string summary, params string[] codes)
        => route.WithSummary(summary).Produces<TAnswer>().WithMetadata(new RouteProblemCodes([.. codes, .. QueryCodes]));
}
