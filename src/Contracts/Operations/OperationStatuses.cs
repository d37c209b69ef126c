namespace Messaging.Contracts;

/// <summary>The visible life of an operation.</summary>
public static class OperationStatuses
{
    /// <summary>The broker has it; no worker has decided it yet.</summary>
    public const string Accepted = "accepted";

    /// <summary>It took effect.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>A rule said no.</summary>
    public const string Rejected = "rejected";

    /// <summary>It could not be done; the error says why.</summary>
    public const string Failed = "failed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, Succeeded, Rejected, Failed];
}
