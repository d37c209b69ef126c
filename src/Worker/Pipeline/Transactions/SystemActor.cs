namespace Messaging.Worker.Pipeline.Transactions;

/// <summary>Who causes what nobody asked for.</summary>
internal static class SystemActor
{
    /// <summary>The system itself.</summary>
    public const string System = "system";
}
