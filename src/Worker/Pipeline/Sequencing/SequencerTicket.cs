namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>A command's position in the sequence of its organization.</summary>
internal sealed class SequencerTicket : IDisposable
{
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object channel;
    private readonly Action<SequencerTicket> remove;
    private SequencerTicket? ahead;

    internal SequencerTicket(SequencerTicket? ahead, object channel, Action<SequencerTicket> remove)
    {
        this.ahead = ahead;
        this.channel = channel;
        this.remove = remove;
    }

    /// <summary>Waits until the command ahead has ended.</summary>
    /// <param name="channelClosed">Ends the wait: the broker will deliver this command again.</param>
    /// <returns>
    /// False when the command ahead was returned to the broker and came through the same channel: this one must be returned too,
    /// or it would overtake. (A command ahead that came through another channel is delivered again before this one.)
    /// </returns>
    public async Task<bool> ReadyAsync(CancellationToken channelClosed)
    {
        if (ahead is not { } before)
            return true;

        var done = await before.ended.Task.WaitAsync(channelClosed);
        ahead = null; // or a busy organization would keep every ticket that it ever had in memory
        return done || !ReferenceEquals(before.channel, channel);
    }

    /// <summary>The command has its outcome.</summary>
    public void Done() => ended.TrySetResult(true);

    /// <summary>The command is returned to the broker without an outcome.</summary>
    public void Abandon() => ended.TrySetResult(false);

    /// <summary>Gives the ticket up; without <see cref="Done"/> the command counts as abandoned.</summary>
    public void Dispose()
    {
        Abandon();
        remove(this);
    }
}
