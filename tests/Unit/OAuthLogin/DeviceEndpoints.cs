using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Unit.OAuthLogin;

/// <summary>Logins on another device: RFC 8628 for <c>xai</c>, OpenAI's own for <c>openai</c>.</summary>
internal sealed class DeviceEndpoints(AuthorizationServer server)
{
    public const string UserCode = "WXYZ-1234";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/xai/device/code", Begin).DisableAntiforgery();
        routes.MapPost("/openai/usercode", BeginCodexAsync);
        routes.MapPost("/openai/poll", PollCodexAsync);
    }

    private IResult Begin(IFormCollection form)
        => form["client_id"] == AuthorizationServer.Known("xai").ClientId && form["scope"].ToString().Contains("api:access")
            ? Answer(new JsonObject
            {
                ["device_code"] = server.Secrets.New("device"),
                ["user_code"] = UserCode,
                ["verification_uri"] = $"{server.Base}/xai/device",
                ["expires_in"] = 600,
                ["interval"] = 0.05,
            })
            : Results.BadRequest();

    private async Task<IResult> BeginCodexAsync(HttpRequest request)
        => (await BodyAsync(request))["client_id"] == AuthorizationServer.Known("openai").ClientId
            ? Answer(new JsonObject { ["device_auth_id"] = server.Secrets.New("device"), ["user_code"] = UserCode, ["interval"] = "0.05" })
            : Results.BadRequest();

    private async Task<IResult> PollCodexAsync(HttpRequest request)
    {
        var body = await BodyAsync(request);
        if (!server.Secrets.All.Contains(body["device_auth_id"]) || body["user_code"] != UserCode)
            return Results.BadRequest();
        if (server.Behaviour.Polls.TryDequeue(out var status))
            return Results.StatusCode(int.Parse(status, CultureInfo.InvariantCulture));

        var verifier = server.Secrets.New("verifier");
        var code = server.Secrets.New("code");
        var challenge = TokenEndpoint.Challenge(verifier);
        server.Grants[code] = new Grant(
            "openai", AuthorizationServer.Known("openai").ClientId, $"{server.Base}/openai/device/callback", challenge, Nonce: null);
        return Answer(new JsonObject { ["authorization_code"] = code, ["code_challenge"] = challenge, ["code_verifier"] = verifier });
    }

    private static async Task<Dictionary<string, string>> BodyAsync(HttpRequest request)
        => (await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(request.Body))!;

    private IResult Answer(JsonObject answer)
    {
        server.Behaviour.DeviceCode(answer);
        return Results.Json(answer);
    }
}
