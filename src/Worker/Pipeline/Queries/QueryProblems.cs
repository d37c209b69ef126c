using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>The refusals of a worker that cannot answer a query.</summary>
internal static class QueryProblems
{
    /// <summary>The database cannot be read.</summary>
    public static QueryRefused StorageUnavailable()
        => new(ProblemCodes.StorageUnavailable, "the database cannot be read just now; ask again");

    /// <summary>A bug.</summary>
    public static QueryRefused InternalFault()
        => new(ProblemCodes.InternalError, "the question could not be answered because of a fault of the platform's");

    /// <summary>The worker is up but does not consume all of its queues.</summary>
    public static QueryRefused NotConsuming(IReadOnlyCollection<string> queues)
        => new(ProblemCodes.NotReady, $"a worker does not consume {string.Join(", ", queues)}; its log and the broker's say why");

    /// <summary>The worker is up, but its broker is set up so that accepted commands may be lost.</summary>
    public static QueryRefused BrokerNotUsable(string fault) => new(ProblemCodes.NotReady, fault);
}
