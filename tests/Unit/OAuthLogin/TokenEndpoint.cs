using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.OAuthLogin.Providers;
using Microsoft.AspNetCore.Http;

namespace Messaging.Unit.OAuthLogin;

/// <summary>
/// Exchanges codes as RFC 6749 and RFC 7636 want it: once, for the same client and redirect, with the verifier of the
/// challenge, and in the provider's own encoding.
/// </summary>
internal sealed class TokenEndpoint(AuthorizationServer server)
{
    public const int LifetimeSeconds = 3600;

    private readonly ConcurrentQueue<TokenRequest> requests = [];

    public IReadOnlyList<TokenRequest> Requests => [.. requests];

    public async Task AnswerAsync(HttpContext context)
    {
        var provider = (string)context.Request.RouteValues["provider"]!;
        var request = await ReadAsync(context.Request);
        requests.Enqueue(request);
        if (request.Parameters.TryGetValue("code_verifier", out var verifier))
            server.Secrets.Note(verifier);
        if (server.Behaviour.Token is { } other)
            await other(context);
        else
            await Answer(provider, request).ExecuteAsync(context);
    }

    private IResult Answer(string provider, TokenRequest request)
    {
        var json = AuthorizationServer.Known(provider).TokenRequest == TokenRequestForm.Json;
        if (request.ContentType != (json ? "application/json" : "application/x-www-form-urlencoded"))
            return Error("invalid_request");
        if (request["grant_type"] == "urn:ietf:params:oauth:grant-type:device_code")
            return Device(provider, request);

        return server.Grants.TryRemove(request["code"], out var grant)
            && grant.Provider == provider
            && grant.ClientId == request["client_id"]
            && grant.Redirect == request["redirect_uri"]
            && grant.Challenge == Challenge(request["code_verifier"])
                ? Tokens(provider, grant.Nonce)
                : Error("invalid_grant");
    }

    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static IResult Error(string code)
        => Results.Json(new JsonObject { ["error"] = code }, statusCode: StatusCodes.Status400BadRequest);

    private static async Task<TokenRequest> ReadAsync(HttpRequest request)
    {
        var parameters = request.HasFormContentType
            ? (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.Single()!, StringComparer.Ordinal)
            : (await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(request.Body))!;
        return new TokenRequest(request.ContentType ?? "", parameters);
    }

    private IResult Device(string provider, TokenRequest request)
    {
        server.Behaviour.PolledAt.Enqueue(TimeProvider.System.GetUtcNow());
        if (!server.Secrets.All.Contains(request["device_code"]) || request["client_id"] != AuthorizationServer.Known(provider).ClientId)
            return Error("invalid_grant");

        return server.Behaviour.Polls.TryDequeue(out var error) ? Error(error) : Tokens(provider, nonce: null);
    }

    private IResult Tokens(string provider, string? nonce)
    {
        var answer = new JsonObject { ["refresh_token"] = server.Secrets.New("refresh"), ["expires_in"] = LifetimeSeconds };
        switch (provider)
        {
            case "anthropic":
                answer["access_token"] = server.Secrets.New("access");
                answer["token_type"] = "Bearer";
                answer["scope"] = "user:profile user:inference";
                answer["account"] = new JsonObject { ["uuid"] = "account-1", ["email_address"] = "person@example.org" };
                answer["organization"] = new JsonObject { ["uuid"] = "organization-1", ["name"] = "Example" };
                break;
            case "openai":
                answer["access_token"] = server.Secrets.New("access");
                answer["id_token"] = Sign(provider, new()
                {
                    ["https://api.openai.com/auth"] = new Dictionary<string, object>
                    {
                        ["chatgpt_account_id"] = "account-2",
                        ["chatgpt_plan_type"] = "plus",
                    },
                });
                break;
            default:
                answer["access_token"] = Sign(
                    provider, new() { ["principal_id"] = "account-3", ["principal_type"] = "User", ["team_id"] = "team-3" });
                answer["id_token"] = IdToken(provider, nonce);
                answer["token_type"] = "bearer";
                break;
        }

        server.Behaviour.TokenAnswer(answer);
        return Results.Json(answer);
    }

    private string IdToken(string provider, string? nonce)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "account-3" };
        if (nonce is not null)
            claims["nonce"] = nonce;
        return Sign(provider, claims, server.Behaviour.IdToken, server.Behaviour.SignWith);
    }

    private string Sign(
        string provider,
        Dictionary<string, object> claims,
        Action<Dictionary<string, object>>? change = null,
        Microsoft.IdentityModel.Tokens.SigningCredentials? with = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        claims["iss"] = server.Issuer(provider);
        claims["aud"] = AuthorizationServer.Known(provider).ClientId;
        claims["iat"] = now;
        claims["exp"] = now + LifetimeSeconds;
        change?.Invoke(claims);
        return server.Secrets.Note(server.IdTokens.Sign(claims, with));
    }
}
