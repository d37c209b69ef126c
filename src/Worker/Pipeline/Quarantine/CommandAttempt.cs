namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>A command's turn to be carried out. To be disposed when it has ended in any way that the worker lives to see.</summary>
/// <param name="stay">Its place among the commands that run.</param>
/// <param name="trial">What is written down about a suspect; null for others.</param>
internal sealed class CommandAttempt(GateLease stay, QuarantinedAttempt? trial) : IAsyncDisposable
{
    /// <summary>Whether the command is to be recorded as failed instead: workers died of it.</summary>
    public bool IsGivenUp => trial is { IsGivenUp: true };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (trial is not null)
            await trial.DisposeAsync();
        stay.End();
    }
}
