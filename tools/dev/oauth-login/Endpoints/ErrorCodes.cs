using System.Text.Json;

namespace Messaging.OAuthLogin.Endpoints;

/// <summary>The error codes of RFC 6749 (sections 4.1.2.1 and 5.2), RFC 8628 (section 3.5) and of the providers themselves.</summary>
internal static class ErrorCodes
{
    /// <summary>Not confirmed yet.</summary>
    public const string Pending = "authorization_pending";

    /// <summary>Not confirmed yet, and asked too often.</summary>
    public const string SlowDown = "slow_down";

    private const int MaxCharacters = 50;

    /// <summary>The code in an answer: the standard's text, or within an object as OpenAI and Anthropic have it; null for none.</summary>
    public static string? Of(JsonElement answer)
        => Shown(answer.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? error.Text("code") ?? error.Text("type")
            : answer.Text("error"));

    /// <summary>A code as it may be shown: what does not look like one may be anything, and is not repeated.</summary>
    public static string? Shown(string? code) => code switch
    {
        null => null,
        { Length: <= MaxCharacters } when code.All(character => char.IsAsciiLetterLower(character) || character == '_') => code,
        _ => "unknown (it is not of the usual form)",
    };

    /// <summary>What a person should know about a code, to follow it.</summary>
    public static string Meaning(string? code) => code switch
    {
        "access_denied" => ": the login was refused on the provider's page",
        "expired_token" => ": the short code ended before it was confirmed; start again",
        "invalid_grant" => ": the code was used before, is too old, or belongs to another login; start again",
        "invalid_client" or "unauthorized_client" => ": the client id is not accepted any more",
        "invalid_scope" => ": a scope is not accepted any more",
        _ => "",
    };
}
