namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>
/// Where workspaces run. Starting is the side effect that follows a provision's commit, so everything here can be repeated: by the
/// same worker, by another one, and after a crash at any point (docs/reference/workspaces.md).
/// </summary>
internal interface IWorkspaceRuntime
{
    /// <summary>The names of the configured runtimes, sorted.</summary>
    IReadOnlyList<string> Runtimes { get; }

    /// <summary>
    /// Starts the process of a provision, once: every further call, also a concurrent one of another worker, starts nothing and returns
    /// what is known of the first, which may have ended meanwhile.
    /// </summary>
    /// <exception cref="WorkspaceStartException">The configured command cannot be started. Every further call says so too.</exception>
    /// <exception cref="IOException">A passing reason (a full disk, say): nothing was started, call again.</exception>
    /// <exception cref="OperationCanceledException">Whether it was started is not known: call again, or stop it.</exception>
    Task<StartedProcess> StartAsync(ProvisionStart start, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the process of a provision with all of its process group and returns when it is gone. A provision that has not been started
    /// will not be any more. An end that this caused is not reported as an exit; one that came before by itself still is.
    /// </summary>
    Task StopAsync(Guid provisionId, CancellationToken cancellationToken);

    /// <summary>
    /// Every process that ended by itself, also while no worker ran, until cancelled. At least once: it is repeated until
    /// <see cref="Forget"/>, and may come before <see cref="StartAsync"/> has returned to its caller.
    /// </summary>
    IAsyncEnumerable<ProvisionExit> ExitsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The exit, or the failure to start, is recorded: nothing more is said about this provision, and it will not be started again.
    /// </summary>
    void Forget(Guid provisionId);

    /// <summary>
    /// Whether there is any trace of this provision here. A provision that is recorded as running and of which there is none lost it with
    /// the machine or the state directory: it has ended, and nobody saw how.
    /// </summary>
    bool Knows(Guid provisionId);
}
