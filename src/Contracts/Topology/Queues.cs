namespace Messaging.Contracts;

/// <summary>The fixed queue names beside the command partitions.</summary>
public static class Queues
{
    /// <summary>Reads: requests of the Api, served by every worker instance.</summary>
    public const string Queries = "queries";

    /// <summary>Where a command ends that can never succeed, with the reason in its headers.</summary>
    public const string CommandErrors = "commands-error";
}
