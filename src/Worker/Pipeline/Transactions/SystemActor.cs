namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>The actor of events that no caller caused.</summary>
internal static class SystemActor
{
    /// <summary>The system itself.</summary>
    public const string System = "system";
}
