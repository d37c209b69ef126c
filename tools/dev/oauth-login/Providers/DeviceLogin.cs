namespace Messaging.OAuthLogin.Providers;

/// <summary>A login that is confirmed on another device.</summary>
internal sealed record DeviceLogin
{
    /// <summary>How it goes.</summary>
    public required DeviceProtocol Protocol { get; init; }

    /// <summary>Where a short code is asked for.</summary>
    public required Uri CodeEndpoint { get; init; }

    /// <summary>Where to ask whether it was confirmed; RFC 8628 asks the token endpoint and needs none.</summary>
    public Uri? PollEndpoint { get; init; }

    /// <summary>The page for the short code; RFC 8628 names it in the answer and needs none.</summary>
    public Uri? Page { get; init; }

    /// <summary>The <c>redirect_uri</c> of the exchange that follows; RFC 8628 has no such exchange.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>How long the short code is good for where the answer does not say.</summary>
    public int LifetimeSeconds { get; init; } = 900;
}
