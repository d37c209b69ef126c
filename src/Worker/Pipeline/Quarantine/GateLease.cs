namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>A command's entry to the <see cref="ExclusiveGate"/>, held until <see cref="End"/>.</summary>
/// <param name="since">When it was given, as a <see cref="TimeProvider.GetTimestamp"/>: setting the clock must not change its age.</param>
/// <param name="exit">Gives the entry back.</param>
internal sealed class GateLease(long since, Action<GateLease> exit)
{
    /// <summary>When it was given, as a <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Since { get; } = since;

    /// <summary>Gives the entry back, so that others may enter. A second call does nothing.</summary>
    public void End() => exit(this);
}
