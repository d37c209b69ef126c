namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>
/// The command configured for a runtime cannot be started, and trying again does not help. The message names the setting and the command
/// for the operator, and no value of the environment.
/// </summary>
internal sealed class WorkspaceStartException : Exception
{
    /// <summary>A failure without a sentence.</summary>
    public WorkspaceStartException()
    {
    }

    /// <summary>A failure with its sentence.</summary>
    public WorkspaceStartException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its sentence and cause.</summary>
    public WorkspaceStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
