using Messaging.Api.Access.Rules;
using Messaging.Api.Http;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Messaging.ServiceDefaults;

namespace Messaging.Api.Features.Health;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class HealthRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Health");
        routes.MapGet("/health/live", Live).RequireAccess(AccessRule.Anyone)
            .WithSummary("The process lives, and its version").Produces<LiveView>().DisableRateLimiting();
        routes.MapGet("/health/ready", ReadyAsync).RequireAccess(AccessRule.Anyone)
            .WithSummary("The broker is connected, and a worker consumes every queue and reaches its database").Produces<HealthView>()
            .WithMetadata(new RouteProblemCodes(ProblemCodes.NotReady)).DisableRateLimiting();
    }

    private static IResult Live() => WireResults.Json(new LiveView("live", ProgramVersion.Current));

    private static async Task<IResult> ReadyAsync(ReadinessCheck readiness, CancellationToken cancellationToken)
        => await readiness.CheckAsync().WaitAsync(cancellationToken) is { } problem
            ? throw new RefusedException(problem)
            : WireResults.Json(new HealthView("ready"));
}
