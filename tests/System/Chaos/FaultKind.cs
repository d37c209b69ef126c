namespace Messaging.System.Chaos;

/// <summary>How a part is broken.</summary>
public enum FaultKind
{
    /// <summary>SIGKILL; started again when the fault ends.</summary>
    Kill,

    /// <summary>The orderly stop; started again when the fault ends.</summary>
    Stop,

    /// <summary>SIGSTOP, then SIGCONT: it looks alive, and does nothing.</summary>
    Pause,

    /// <summary>Its connections are closed from the other side.</summary>
    Cut,

    /// <summary>Its connections are closed while it is paused: others take over its work, and then it wakes up and goes on.</summary>
    CutAsleep,
}
