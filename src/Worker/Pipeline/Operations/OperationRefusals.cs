using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Operations;

/// <summary>The answers to queries about operations that do not exist.</summary>
internal static class OperationRefusals
{
    /// <summary>The organization has no such operation.</summary>
    public static QueryRefused NotFound() => new(ProblemCodes.OperationNotFound, "there is no such operation");

    /// <summary>The operation ended long ago and was pruned.</summary>
    public static QueryRefused Pruned() => new(
        ProblemCodes.OperationPruned,
        "there is no such operation any more: one is kept for a time after its end, and the audit trail for ever");
}
