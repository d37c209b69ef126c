namespace Messaging.System.Harness;

/// <summary>What a system is made of.</summary>
public sealed record MessagingSystemOptions
{
    public int Workers { get; init; } = 1;

    public int Apis { get; init; } = 1;

    /// <summary>The servers to use; the shared ones when null.</summary>
    public ServerPair? Servers { get; init; }

    /// <summary>Further settings of the workers, or other values; a null takes a setting away.</summary>
    public IReadOnlyDictionary<string, string?> WorkerSettings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The same of the Apis.</summary>
    public IReadOnlyDictionary<string, string?> ApiSettings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
