namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>One attempt to carry out a command. Dispose it when the attempt has ended, however it ended.</summary>
/// <param name="lease">Its entry to the exclusive gate.</param>
/// <param name="quarantined">The record of the attempt when the command is quarantined; otherwise null.</param>
internal sealed class CommandAttempt(GateLease lease, QuarantinedAttempt? quarantined) : IAsyncDisposable
{
    /// <summary>Whether to record the command as failed instead of carrying it out, because workers died of it.</summary>
    public bool IsGivenUp => quarantined is { IsGivenUp: true };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (quarantined is not null)
            await quarantined.DisposeAsync();
        lease.End();
    }
}
