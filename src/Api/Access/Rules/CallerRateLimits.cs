using System.Threading.RateLimiting;
using Messaging.Api.Access.Callers;
using Messaging.Api.Settings;

namespace Messaging.Api.Access.Rules;

/// <summary>How much one caller may send.</summary>
internal static class CallerRateLimits
{
    private const int RefillsPerSecond = 10;

    /// <summary>Adds the limits: one bucket per caller, and one per address for those without a valid token.</summary>
    public static void AddCallerRateLimits(this IServiceCollection services, ApiSettings settings)
        => services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                http => RateLimitPartition.GetTokenBucketLimiter(BucketOf(http), _ => BucketSize(settings)));
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests; // what it means is said by ProblemMiddleware
        });

    private static string BucketOf(HttpContext http) => Caller.Of(http.User) is { } caller
        ? $"{caller.OrgId:N} {caller.Subject}"
        : $"address {http.Connection.RemoteIpAddress}";

    private static TokenBucketRateLimiterOptions BucketSize(ApiSettings settings) => new()
    {
        TokenLimit = settings.RequestBurst,
        TokensPerPeriod = Math.Max(1, settings.RequestsPerSecond / RefillsPerSecond),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / RefillsPerSecond),
        QueueLimit = 0,
    };
}
