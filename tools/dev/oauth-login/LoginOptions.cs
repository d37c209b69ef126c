using Messaging.OAuthLogin.Providers;

namespace Messaging.OAuthLogin;

/// <summary>What was asked for on the command line.</summary>
internal sealed record LoginOptions
{
    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>How to sign in.</summary>
    public required LoginWay Way { get; init; }

    /// <summary>Whether to try to open a browser.</summary>
    public required bool OpensBrowser { get; init; }

    /// <summary>What is known of the providers.</summary>
    public required LoginProviders Providers { get; init; }

    /// <summary>How long it may take in all.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>The file to write, or null for standard output.</summary>
    public required string? File { get; init; }

    /// <summary>Whether that file may be replaced.</summary>
    public required bool Force { get; init; }

    /// <summary>What to seal the bundle with; null to give it in the clear.</summary>
    public required SealOptions? Seal { get; init; }
}
