namespace Messaging.Contracts;

/// <summary>The visible life of a workspace.</summary>
public static class WorkspaceStatuses
{
    /// <summary>Decided and recorded; its process is about to be started.</summary>
    public const string Provisioning = "provisioning";

    /// <summary>Its process runs.</summary>
    public const string Online = "online";

    /// <summary>The last provision failed; nothing runs.</summary>
    public const string Failed = "failed";

    /// <summary>Its process ended.</summary>
    public const string Stopped = "stopped";
}
