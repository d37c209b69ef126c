using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Providers;

namespace Messaging.OAuthLogin.Tokens;

/// <summary>A provider's tokens in the product's own shape, <c>bundle_version</c> 1. What is not known is left out.</summary>
/// <param name="ProviderId">The provider's id.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Answer">What it answered.</param>
/// <param name="ObtainedAt">When.</param>
internal sealed record TokenBundle(string ProviderId, Provider Provider, TokenAnswer Answer, DateTimeOffset ObtainedAt)
{
    private const int Version = 1;
    private const int MaxBytes = 32 * 1024; // what a bundle may have as a credential

    /// <summary>When the access token ends: as the answer says, else as the token itself does.</summary>
    public DateTimeOffset? ExpiresAt => Answer.Lifetime is { } lifetime
        ? ObtainedAt + lifetime
        : JwtClaims.Read(Answer.AccessToken)?.Number("exp") is { } seconds and < int.MaxValue ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    /// <summary>The bundle as one line of JSON.</summary>
    /// <exception cref="LoginException">It is longer than a credential may be.</exception>
    public SecretText ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer);

        return stream.Length <= MaxBytes
            ? new SecretText(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length))
            : throw new LoginException($"The tokens that {Answer.Endpoint} answered are longer than a credential may be ({MaxBytes / 1024} KiB).");
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("bundle_version", Version);
        writer.WriteString("provider", ProviderId);
        writer.WriteString("access_token", Answer.AccessToken.Reveal());
        WriteKnown(writer, "refresh_token", Answer.RefreshToken?.Reveal());
        WriteKnown(writer, "id_token", Answer.IdToken?.Reveal());
        writer.WriteString("token_type", "Bearer");
        if (ExpiresAt is { } end)
            writer.WriteString("expires_at", end.UtcDateTime);
        writer.WriteStartArray("scopes");
        foreach (var scope in Answer.Scopes(Provider.Scopes))
            writer.WriteStringValue(scope);
        writer.WriteEndArray();
        writer.WriteStartObject("account");
        foreach (var (name, fact) in AccountFacts.Read(Provider, Answer))
            writer.WriteString(name, fact);
        writer.WriteEndObject();
        writer.WriteString("issuer", Provider.Issuer);
        writer.WriteString("client_id", Provider.ClientId);
        writer.WriteString("obtained_at", ObtainedAt.UtcDateTime);
        writer.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
