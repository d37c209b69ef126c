using Messaging.Contracts;
using Messaging.Worker.Pipeline.Transactions;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>What a group has decided of one organization's commands.</summary>
internal sealed class DecidedCommands
{
    private readonly List<OperationView> operations = [];

    /// <summary>What is changed of the organization; null when nothing was decided.</summary>
    public OrgChanges? Changes { get; private set; }

    /// <summary>The operations of the leading commands, in their order; those without one were left undone.</summary>
    public IReadOnlyList<OperationView> Operations => operations;

    /// <summary>Adds the next command's operation.</summary>
    public void Add(OrgChanges changes, OperationView operation)
    {
        Changes = changes;
        operations.Add(operation);
    }
}
