using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Operations;

/// <summary>The answers to questions about operations that are not there.</summary>
internal static class OperationRefusals
{
    /// <summary>The organization has no such operation.</summary>
    public static QueryRefused NotFound() => new(ProblemCodes.OperationNotFound, "there is no such operation");

    /// <summary>The operation ended long ago.</summary>
    public static QueryRefused Pruned() => new(
        ProblemCodes.OperationPruned, "there is no such operation any more: one is kept for a time after its end, and the audit trail for ever");
}
