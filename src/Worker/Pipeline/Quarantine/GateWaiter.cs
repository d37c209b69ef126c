namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>A command that waits for a suspect to be out.</summary>
internal sealed class GateWaiter
{
    /// <summary>Whether it goes in before the next suspect: it has waited for one.</summary>
    public bool IsNext { get; set; }
}
