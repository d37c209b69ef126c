using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>The transaction of a group failed.</summary>
/// <param name="culprit">The command whose decision or statement failed; null when none in particular did.</param>
/// <param name="fault">Why it failed.</param>
internal sealed class GroupFaultException(CommandWork? culprit, Exception fault) : Exception("the transaction of a group failed", fault)
{
    /// <summary>The command whose decision or statement failed; null when none in particular did.</summary>
    public CommandWork? Culprit { get; } = culprit;
}
