namespace Messaging.Contracts;

/// <summary>A command about one workspace.</summary>
public interface IWorkspaceCommand : ICommand
{
    /// <summary>The workspace the command is about.</summary>
    Guid WorkspaceId { get; }
}
