namespace Messaging.Contracts;

/// <summary>
/// The OAuth tokens of one subscription, in the clear. Every printed form is <c>[redacted]</c>.
/// </summary>
/// <remarks>
/// A bundle is read from what the tools store (see <see cref="Read"/>) and kept in one form of our own (see
/// <see cref="ToSecretText"/>), which holds this provider's tokens and nothing else that lay in the file.
/// </remarks>
public sealed class OAuthBundle
{
    /// <summary>The largest bundle that is read, in bytes of UTF-8.</summary>
    public const int MaxBytes = 32 * 1024;

    /// <summary>How a bundle's text begins, as a regular expression (ECMA-262).</summary>
    public const string Pattern = @"^\s*\{";

    /// <summary>The id of the provider whose tokens they are.</summary>
    public required string Provider { get; init; }

    /// <summary>The access token.</summary>
    public required SecretText AccessToken { get; init; }

    /// <summary>The refresh token; single-use with every provider that is known.</summary>
    public SecretText? RefreshToken { get; init; }

    /// <summary>The OpenID Connect id token.</summary>
    public SecretText? IdToken { get; init; }

    /// <summary>RFC 6749, section 7.1; <c>Bearer</c> as a rule.</summary>
    public string? TokenType { get; init; }

    /// <summary>When the access token ends, UTC; null where that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the tokens are good for; empty where that is not known.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Whose tokens they are, as JSON that the provider or a tool wrote.</summary>
    public SecretText? Account { get; init; }

    /// <summary>Who issued them.</summary>
    public string? Issuer { get; init; }

    /// <summary>The OAuth client they were issued to, which alone can refresh them.</summary>
    public string? ClientId { get; init; }

    /// <summary>When they were obtained or last refreshed, UTC; null where that is not known.</summary>
    public DateTimeOffset? ObtainedAt { get; init; }

    /// <summary>Reads a bundle in any form that is known: our own, or a tool's (<see cref="BundleShapes"/>). Never throws.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="providerId">The provider it is to be for, by its id in <see cref="ProviderCatalog"/>.</param>
    /// <param name="field">The request's field that held it.</param>
    /// <returns>The bundle, or what is wrong (<see cref="ProblemCodes.InvalidCredential"/>), which holds nothing of the text.</returns>
    public static OAuthBundleResult Read(SecretText text, string providerId, string field)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BundleReader.Read(text.Reveal(), providerId, out var fault) is { } bundle
            ? OAuthBundleResult.Of(bundle)
            : OAuthBundleResult.Of(new Problem(ProblemCodes.InvalidCredential, $"the bundle {fault}") { Field = field });
    }

    /// <summary>Our own form: canonical JSON, one text for one bundle. <see cref="Read"/> reads it back.</summary>
    public SecretText ToSecretText() => OwnShape.Write(this);

    /// <summary>The form in which codex keeps a login (<c>auth.json</c>), which is what <c>CODEX_AUTH_JSON</c> holds.</summary>
    /// <param name="now">Stands for the time of the last refresh where that is not known: codex refreshes by age.</param>
    public SecretText ToCodexAuthJson(DateTimeOffset now) => CodexAuthJson.Write(this, now);

    /// <summary>Always <c>[redacted]</c>.</summary>
    public override string ToString() => "[redacted]";
}
