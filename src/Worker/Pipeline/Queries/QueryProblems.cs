using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Snapshots;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>The answers to questions about what is not there.</summary>
internal static class QueryProblems
{
    /// <summary>The organization has no such workspace. The same words as a command's refusal: nothing is to be told apart by them.</summary>
    public static QueryRefused WorkspaceNotFound()
    {
        var problem = WorkspaceProblems.NotFound(Guid.Empty);
        return new QueryRefused(problem.Code, problem.Error);
    }

    /// <summary>The database cannot be read.</summary>
    public static QueryRefused StorageUnavailable() => new(ProblemCodes.StorageUnavailable, "the database cannot be read just now; ask again");

    /// <summary>A worker that is up, but does not consume all that it should.</summary>
    public static QueryRefused NotConsuming(IReadOnlyCollection<string> queues)
        => new(ProblemCodes.NotReady, $"a worker does not consume {string.Join(", ", queues)}; its log and the broker's say why");

    /// <summary>A worker that is up, on a broker that would not keep what is accepted.</summary>
    public static QueryRefused BrokerNotUsable(string fault) => new(ProblemCodes.NotReady, fault);

    /// <summary>The billing mode cannot be read: whoever asks is told the mode that is safe to assume.</summary>
    public static QueryRefused ResolutionUnavailable()
        => new(ProblemCodes.ResolutionUnavailable, "the billing mode cannot be read just now; treat it as platform_managed and ask again");

    /// <summary>The organization has no such operation.</summary>
    public static QueryRefused OperationNotFound() => new(ProblemCodes.OperationNotFound, "there is no such operation");

    /// <summary>The operation ended long ago.</summary>
    public static QueryRefused OperationPruned() => new(
        ProblemCodes.OperationPruned, "there is no such operation any more: one is kept for a time after its end, and the audit trail for ever");
}
