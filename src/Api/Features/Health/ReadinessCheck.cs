using Messaging.Api.Broker;
using Messaging.Api.Commands;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Health;

/// <summary>
/// Whether a request that is sent now would be served: the broker is connected, a worker answers that it consumes every
/// queue and that its database answers, and one can open what is sealed here.
/// </summary>
internal sealed class ReadinessCheck(BrokerAvailability broker, WorkerQueries queries, SealingKeyCheck workerKeys, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private Task<Problem?>? probe;
    private long probedAt;

    /// <summary>What is missing, or null. However many ask, a worker is asked once a second.</summary>
    public Task<Problem?> CheckAsync()
    {
        lock (sync)
        {
            if (probe is null || time.GetElapsedTime(probedAt) >= Freshness)
            {
                probe = ProbeAsync();
                probedAt = time.GetTimestamp();
            }

            return probe;
        }
    }

    private async Task<Problem?> ProbeAsync()
    {
        if (!broker.IsUp)
            return new Problem(ProblemCodes.NotReady, "the broker is not connected");

        // A worker that cannot work says so. The next one to be asked is another, where there is one: it is enough if one can.
        return await AskAsync() is not null && await AskAsync() is { } problem ? problem : await workerKeys.CheckAsync();
    }

    private async Task<Problem?> AskAsync()
    {
        try
        {
            await queries.PingAsync();
            return null;
        }
        catch (RefusedException refused)
        {
            var isSilent = refused.Problem.Code == ProblemCodes.WorkerUnavailable;
            return new Problem(ProblemCodes.NotReady, isSilent ? "no worker answers" : refused.Problem.Error);
        }
    }
}
