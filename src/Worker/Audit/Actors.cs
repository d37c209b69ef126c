namespace Messaging.Worker.Audit;

/// <summary>Who causes what nobody asked for.</summary>
internal static class Actors
{
    /// <summary>The system itself.</summary>
    public const string System = "system";
}
