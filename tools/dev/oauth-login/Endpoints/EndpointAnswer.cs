using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Messaging.OAuthLogin.Endpoints;

/// <summary>What an endpoint answered, and the one sentence for what it should not have.</summary>
internal sealed class EndpointAnswer
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly HttpStatusCode status;
    private readonly string? contentType;
    private readonly string? mitigation;
    private readonly byte[] body;

    /// <summary>An answer.</summary>
    public EndpointAnswer(Uri endpoint, HttpResponseMessage response, byte[] body)
    {
        Name = SafeAddress.Name(endpoint);
        status = response.StatusCode;
        contentType = response.Content.Headers.ContentType?.MediaType;
        // Set by Cloudflare when it answers in the provider's place: "challenge", or whatever else it may be called.
        mitigation = response.Headers.TryGetValues("cf-mitigated", out var values) ? string.Join(' ', values) : null;
        this.body = body;
    }

    /// <summary>The endpoint, as it is shown.</summary>
    public string Name { get; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => (int)status is >= 200 and <= 299;

    /// <summary>Whether the status is this one.</summary>
    public bool Is(HttpStatusCode other) => status == other;

    /// <summary>The JSON object of a successful answer.</summary>
    /// <exception cref="LoginException">It is none.</exception>
    public JsonElement Success()
    {
        var answer = Json();
        return IsSuccess ? answer : throw Refusal(ErrorCodes.Of(answer));
    }

    /// <summary>The JSON object of an answer, whatever its status.</summary>
    /// <exception cref="LoginException">It is none.</exception>
    public JsonElement Json()
    {
        RequireTheProvider();
        if ((int)status is >= 300 and <= 399)
        {
            throw new LoginException(
                $"{Answered} with a redirect, which is not followed: the endpoint has moved, or something stands in between "
                + "(docs/oauth-login.md says how to change an address).");
        }

        if (!IsJson(contentType))
        {
            throw new LoginException(
                $"{Answered} with {ShownType} where JSON is expected: the endpoint has changed, or something stands in between.");
        }

        try
        {
            var answer = JsonElement.Parse(body, Strict);
            return answer.ValueKind == JsonValueKind.Object
                ? answer
                : throw new LoginException($"{Answered} with JSON that is not an object.");
        }
        catch (JsonException)
        {
            // Without its cause: the parser quotes what it could not read.
            throw new LoginException($"{Answered} with what is said to be JSON and is not.");
        }
    }

    /// <summary>Makes sure that the provider itself has answered.</summary>
    /// <exception cref="LoginException">Cloudflare has, in its place.</exception>
    public void RequireTheProvider()
    {
        if (mitigation is not null)
        {
            throw new LoginException(
                $"{Answered} from Cloudflare's protection in front of it "
                + $"(cf-mitigated{(mitigation == "challenge" ? ": challenge" : "")}): "
                + "this machine's address is blocked, as datacenter addresses are; "
                + "it says nothing about account or password. Sign in from a machine at home or in an office.");
        }
    }

    /// <summary>The sentence for an error that the endpoint has named.</summary>
    public LoginException Refusal(string? error)
        => new($"{Answered}{(error is null ? "" : $" with the error {error}")}{ErrorCodes.Meaning(error)}.");

    /// <summary>The sentence for a member that is missing.</summary>
    public LoginException Without(string member)
        => new($"{Answered} without a usable {member}: the endpoint has changed, or it is not the provider's.");

    private string Answered => string.Create(CultureInfo.InvariantCulture, $"{Name} answered {(int)status}");

    // A header may hold anything; what is shown is a media type and nothing else.
    private string ShownType => contentType is { Length: <= 64 }
        && contentType.All(character => char.IsAsciiLetter(character) || character is '/' or '-' or '+' or '.')
        ? contentType
        : "an unreadable content type";

    private static bool IsJson(string? mediaType)
        => string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase)
            || mediaType?.EndsWith("+json", StringComparison.OrdinalIgnoreCase) == true;
}
