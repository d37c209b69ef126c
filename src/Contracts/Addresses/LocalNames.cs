namespace Messaging.Contracts;

/// <summary>Host names that mean something only on one machine or inside one network.</summary>
internal static class LocalNames
{
    /// <summary>This machine (RFC 6761, section 6.3).</summary>
    public const string Localhost = "localhost";

    // Each with everything below it. Names of a single label, such as metadata or ip6-localhost, are all local.
    private static readonly string[] Domains =
    [
        Localhost, // RFC 6761, section 6.3
        "localdomain", // localhost.localdomain in many a hosts file
        "local", // RFC 6762: multicast DNS; Kubernetes' cluster.local
        "internal", // ICANN, 2024: private use; metadata.google.internal, compute.internal
        "home.arpa", // RFC 8375
        "intranet", "private", "corp", "home", "lan", // RFC 6762, appendix G
        "svc", // what a Kubernetes service is called from inside its cluster
    ];

    /// <summary>Whether a name, in lower case, is a local one.</summary>
    public static bool Contains(string name)
        => !name.Contains('.', StringComparison.Ordinal)
            || Domains.Any(domain => name == domain || name.EndsWith($".{domain}", StringComparison.Ordinal));
}
