using System.Threading.RateLimiting;

namespace Messaging.System.Assumptions;

/// <summary>A limiter that limits nothing and tells when the first message no longer needs its place.</summary>
/// <param name="firstEnds">Called then.</param>
internal sealed class WatchedLimiter(Action firstEnds) : RateLimiter
{
    private int count;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
        => new Place(Interlocked.Increment(ref count) == 1 ? firstEnds : null);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        => new(AttemptAcquireCore(permitCount));

    private sealed class Place(Action? ends) : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            ends?.Invoke();
            base.Dispose(disposing);
        }
    }
}
