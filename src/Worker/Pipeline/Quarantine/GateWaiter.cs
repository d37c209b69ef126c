namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>A command that waits for an exclusive entry to end.</summary>
internal sealed class GateWaiter
{
    /// <summary>Whether it enters before the next exclusive entry, because it has waited for one already.</summary>
    public bool IsNext { get; set; }
}
