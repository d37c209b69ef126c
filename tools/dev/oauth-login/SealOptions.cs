namespace Messaging.OAuthLogin;

/// <summary>What <c>--seal</c> needs.</summary>
/// <param name="Org">The organization that the bundle is for.</param>
/// <param name="PublicKey">The file of the key to seal to.</param>
internal sealed record SealOptions(Guid Org, string PublicKey)
{
    /// <summary>The options, or null when nothing is to be sealed.</summary>
    /// <exception cref="LoginException">They do not belong together.</exception>
    public static SealOptions? Of(bool seal, string? org, string? publicKey) => (seal, org, publicKey) switch
    {
        (false, null, null) => null,
        (false, _, _) => throw new LoginException("--org and --public-key are for --seal: add it, or leave them out."),
        (true, null, _) or (true, _, null) => throw new LoginException(
            "--seal needs --org UUID and --public-key FILE: who the bundle is for, and the key to seal it to."),
        _ => Guid.TryParseExact(org, "D", out var id)
            ? new SealOptions(id, publicKey)
            : throw new LoginException("--org must be a UUID, with hyphens."),
    };
}
