using System.Collections.Concurrent;

namespace Messaging.Unit.OAuthLogin;

/// <summary>Everything secret that an authorization server gave away or was told, to be looked for where it must not be.</summary>
internal sealed class IssuedSecrets
{
    private readonly ConcurrentBag<string> all = [];

    public IReadOnlyCollection<string> All => all;

    /// <summary>A new one, which says what it is.</summary>
    public string New(string kind) => Note($"{kind}-{Guid.NewGuid():N}");

    public string Note(string secret)
    {
        all.Add(secret);
        return secret;
    }
}
