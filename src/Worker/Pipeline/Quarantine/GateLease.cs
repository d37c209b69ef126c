namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>A command's time among the others, or alone.</summary>
/// <param name="since">When it began, as <see cref="TimeProvider.GetTimestamp"/> counts: a clock that is set must not make it shorter or longer.</param>
/// <param name="leave">What its end does.</param>
internal sealed class GateLease(long since, Action<GateLease> leave)
{
    /// <summary>When it began.</summary>
    public long Since { get; } = since;

    /// <summary>Lets the next ones in; again changes nothing.</summary>
    public void End() => leave(this);
}
