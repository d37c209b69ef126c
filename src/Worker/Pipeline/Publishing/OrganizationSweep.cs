using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>
/// Visits organizations in the order of their ids for as long as one run may take; the next run goes on where the last one ended.
/// So no organization waits for ever behind others, however many they are and however often a visit to them fails.
/// </summary>
/// <typeparam name="TWork">The service that sweeps; each has a cursor of its own.</typeparam>
internal sealed partial class OrganizationSweep<TWork>(TimeProvider time, ILogger<TWork> logger)
{
    // A worker that stops waits for the run to end.
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(10);

    private const int PageSize = 200;

    // The organization after which the next run begins. Each worker has its own: two that visit the same one do no harm.
    private Guid cursor;

    /// <summary>Goes on where the last run ended, up to the last organization at most.</summary>
    /// <param name="following">Gives the next organizations to visit: those after an id, up to a number of them.</param>
    /// <param name="visit">Does the work for one organization and returns how much it did.</param>
    /// <param name="cancellationToken">Ends the run after the current visit.</param>
    /// <returns>How much was done.</returns>
    public async Task<long> RunAsync(
        Func<Guid, int, CancellationToken, Task<List<Guid>>> following, Func<Guid, Task<int>> visit, CancellationToken cancellationToken)
    {
        var (begun, done) = (time.GetTimestamp(), 0L);
        while (true)
        {
            var page = await following(cursor, PageSize, cancellationToken);
            foreach (var orgId in page)
            {
                if (cancellationToken.IsCancellationRequested || time.GetElapsedTime(begun) >= RunTime)
                    return done;

                cursor = orgId;
                done += await VisitAsync(orgId, visit);
            }

            if (page.Count < PageSize)
            {
                cursor = Guid.Empty;
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
            // A fault of one organization must not keep the others from being visited.
            LogSkipped(logger, exception, orgId);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the events of organization {OrgId} cannot be published; going on with the others")]
    private static partial void LogSkipped(ILogger logger, Exception exception, Guid orgId);
}
