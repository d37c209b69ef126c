namespace Messaging.ServiceDefaults;

/// <summary>
/// Makes one line of what a library says at every attempt while a server is away. An outage lasts until nothing was said of it
/// for a while.
/// </summary>
internal sealed class OutageLog(TimeProvider time)
{
    // Longer than the scheduler's pauses between attempts (15 s).
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long? lastSaid;

    /// <summary>Whether this is the first that is said of an outage.</summary>
    public bool IsNews()
    {
        lock (gate)
        {
            var isNews = lastSaid is not { } last || time.GetElapsedTime(last) > Quiet;
            lastSaid = time.GetTimestamp();
            return isNews;
        }
    }
}
