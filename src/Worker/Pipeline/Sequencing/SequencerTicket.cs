namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>A command's place in its organization's line.</summary>
internal sealed class SequencerTicket : IDisposable
{
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object channel;
    private readonly Action<SequencerTicket> leave;
    private SequencerTicket? ahead;

    internal SequencerTicket(SequencerTicket? ahead, object channel, Action<SequencerTicket> leave)
    {
        this.ahead = ahead;
        this.channel = channel;
        this.leave = leave;
    }

    /// <summary>Waits until the command ahead has ended.</summary>
    /// <param name="channelClosed">Ends the wait: the broker will deliver this command again.</param>
    /// <returns>
    /// False when the command ahead was given back undone and came through the same channel: this one must be given back
    /// too, or it would overtake. (Through another channel the one ahead has been, or will be, delivered again before this.)
    /// </returns>
    public async Task<bool> ReadyAsync(CancellationToken channelClosed)
    {
        if (ahead is not { } before)
            return true;

        var done = await before.ended.Task.WaitAsync(channelClosed);
        ahead = null; // keeps a busy line from holding on to everything that ever stood in it
        return done || !ReferenceEquals(before.channel, channel);
    }

    /// <summary>The command has its outcome.</summary>
    public void Done() => ended.TrySetResult(true);

    /// <summary>The command is given back undone.</summary>
    public void Abandon() => ended.TrySetResult(false);

    /// <summary>Leaves the line; a command that did not say it was done counts as given back.</summary>
    public void Dispose()
    {
        Abandon();
        leave(this);
    }
}
