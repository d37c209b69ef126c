namespace Messaging.OAuthLogin.Providers;

/// <summary>Where the browser comes back to, as it is registered for the client.</summary>
/// <param name="Host">The name in the address, <c>localhost</c> or <c>127.0.0.1</c>. What listens is always 127.0.0.1.</param>
/// <param name="Ports">The ports, in the order in which they are tried; 0 for any.</param>
/// <param name="Path">The path.</param>
internal sealed record Redirect(string Host, IReadOnlyList<int> Ports, string Path)
{
    /// <summary>
    /// The origins of the provider's pages that deliver the code with a script instead of a redirect; only their requests get
    /// the browser's consent (Fetch, CORS protocol; Private Network Access). Empty where the provider redirects.
    /// </summary>
    public IReadOnlyList<string> PageOrigins { get; init; } = [];
}
