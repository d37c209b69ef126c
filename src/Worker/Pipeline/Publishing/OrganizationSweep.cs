using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Goes from organization to organization, by key, for as long as one run may take; the next run begins where the last one ended.
/// So nobody waits for ever behind those who come before, however many they are and whatever keeps failing for them.
/// </summary>
/// <typeparam name="TWork">Whose round it is: each has its own place.</typeparam>
internal sealed partial class OrganizationSweep<TWork>(TimeProvider time, ILogger<TWork> logger)
{
    // A worker that is to stop waits for a run.
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(10);

    private const int PageSize = 200;

    // After whom the next run begins. Every worker has its own: that two go over the same ground costs nothing but a look.
    private Guid place;

    /// <summary>Goes on from where the last run ended, at most once to the end.</summary>
    /// <param name="following">Gives the organizations that need a visit: after whom, and how many at most.</param>
    /// <param name="visit">Does what there is to do for one, and says how much it was.</param>
    /// <param name="cancellationToken">Ends the run after the visit at hand.</param>
    /// <returns>How much was done.</returns>
    public async Task<long> RunAsync(
        Func<Guid, int, CancellationToken, Task<List<Guid>>> following, Func<Guid, Task<int>> visit, CancellationToken cancellationToken)
    {
        var (begun, done) = (time.GetTimestamp(), 0L);
        while (true)
        {
            var page = await following(place, PageSize, cancellationToken);
            foreach (var orgId in page)
            {
                if (cancellationToken.IsCancellationRequested || time.GetElapsedTime(begun) >= RunTime)
                    return done;

                place = orgId;
                done += await VisitAsync(orgId, visit);
            }

            if (page.Count < PageSize)
            {
                place = Guid.Empty;
                return done;
            }
        }
    }

    private async Task<int> VisitAsync(Guid orgId, Func<Guid, Task<int>> visit)
    {
        try
        {
            return await visit(orgId);
        }
        catch (Exception exception)
        {
            // One organization's fault is no reason to leave the others'.
            LogSkipped(logger, exception, orgId);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the events of organization {OrgId} cannot be published; going on with the others")]
    private static partial void LogSkipped(ILogger logger, Exception exception, Guid orgId);
}
