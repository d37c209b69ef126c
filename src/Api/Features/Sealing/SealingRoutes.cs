using Messaging.Api.Access.Rules;
using Messaging.Api.Http;

namespace Messaging.Api.Features.Sealing;

/// <summary>The keys that secret values are sealed to, for programs that seal by themselves.</summary>
internal static class SealingRoutes
{
    /// <summary>Adds the route.</summary>
    public static void MapSealingKeys(this IEndpointRouteBuilder app)
        => app.MapGet("/sealing-keys", (SealingKeysView keys) => WireResults.Json(keys)).WithTags("Reference")
            .RequireAccess(AccessRule.AnySignedIn)
            .WithSummary("The public keys that secret values are sealed to, and how to seal").Produces<SealingKeysView>();
}
