namespace Messaging.Contracts;

/// <summary>What an operation id names.</summary>
/// <param name="Kind">The command.</param>
/// <param name="CommandId">Its id.</param>
/// <param name="WorkspaceId">The workspace it is about, or null.</param>
public sealed record OperationReference(CommandKind Kind, Guid CommandId, Guid? WorkspaceId)
{
    /// <summary>When the command was submitted, where its id tells.</summary>
    public DateTimeOffset? SubmittedAt => CommandTimes.SubmittedAt(CommandId);
}
