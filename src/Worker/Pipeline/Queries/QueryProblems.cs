using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>The answers of a worker that cannot answer.</summary>
internal static class QueryProblems
{
    /// <summary>The database cannot be read.</summary>
    public static QueryRefused StorageUnavailable() => new(ProblemCodes.StorageUnavailable, "the database cannot be read just now; ask again");

    /// <summary>A worker that is up, but does not consume all that it should.</summary>
    public static QueryRefused NotConsuming(IReadOnlyCollection<string> queues)
        => new(ProblemCodes.NotReady, $"a worker does not consume {string.Join(", ", queues)}; its log and the broker's say why");

    /// <summary>A worker that is up, on a broker that would not keep what is accepted.</summary>
    public static QueryRefused BrokerNotUsable(string fault) => new(ProblemCodes.NotReady, fault);
}
