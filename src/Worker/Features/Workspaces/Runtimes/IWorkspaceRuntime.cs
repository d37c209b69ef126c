namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>
/// Starts and stops the processes of workspaces. Starting is the side effect of a command, so everything here can be repeated by the same
/// worker, by another one, and after a crash at any point (docs/reference/workspaces.md).
/// </summary>
internal interface IWorkspaceRuntime
{
    /// <summary>The names of the configured runtimes, sorted.</summary>
    IReadOnlyList<string> Runtimes { get; }

    /// <summary>
    /// Starts the process of a provision once: every further call, also a concurrent one of another worker, starts nothing and returns what
    /// is known of the process, which may have ended meanwhile.
    /// </summary>
    /// <exception cref="WorkspaceStartException">The configured command cannot be started. Every further call throws it too.</exception>
    /// <exception cref="IOException">A transient fault, such as a full disk: nothing was started, call again.</exception>
    /// <exception cref="OperationCanceledException">It is not known whether it was started: call again, or stop it.</exception>
    Task<StartedProcess> StartAsync(ProvisionStart start, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the process of a provision with its whole process group and returns when it is gone. A provision that has not been started is
    /// not started any more. A stopped process is not reported as an exit; one that ended by itself before still is.
    /// </summary>
    Task StopAsync(Guid provisionId, CancellationToken cancellationToken);

    /// <summary>
    /// Reports every process that ended by itself, also while no worker ran, until canceled. It repeats an exit until <see cref="Forget"/>,
    /// and may report it before <see cref="StartAsync"/> has returned.
    /// </summary>
    IAsyncEnumerable<ProvisionExit> ExitsAsync(CancellationToken cancellationToken);

    /// <summary>To be called once the exit or the failed start is recorded: the provision is not reported or started again.</summary>
    void Forget(Guid provisionId);

    /// <summary>
    /// Whether the runtime knows a provision. One that is recorded as running and not known was lost with the machine or the state
    /// directory: it has ended, and nobody saw how.
    /// </summary>
    bool Knows(Guid provisionId);
}
