using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Messaging.OAuthLogin.Providers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The three providers' authorization servers on one local port: <c>/anthropic</c>, <c>/openai</c>, <c>/xai</c>.</summary>
internal sealed class AuthorizationServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TokenEndpoint tokens;
    private int requests;

    private AuthorizationServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Use((context, next) =>
        {
            Interlocked.Increment(ref requests);
            return next(context);
        });
        tokens = new TokenEndpoint(this);
        app.MapGet("/{provider}/authorize", Authorize);
        app.MapPost("/{provider}/token", tokens.AnswerAsync);
        app.MapGet("/xai/.well-known/openid-configuration", Discovery);
        app.MapGet("/xai/keys", () => Results.Json(IdTokens.Keys()));
        new DeviceEndpoints(this).Map(app);
    }

    public ServerBehaviour Behaviour { get; } = new();

    public IssuedSecrets Secrets { get; } = new();

    public IdTokens IdTokens { get; } = new();

    public ConcurrentDictionary<string, Grant> Grants { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<TokenRequest> TokenRequests => tokens.Requests;

    /// <summary>How many requests there were, of any kind.</summary>
    public int Requests => requests;

    public string Base => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<AuthorizationServer> StartAsync()
    {
        var server = new AuthorizationServer();
        await server.app.StartAsync();
        return server;
    }

    public static LoginProvider Known(string provider) => LoginProviders.Read(changes: null).Find(provider);

    public string Issuer(string provider) => $"{Base}/{provider}";

    public async ValueTask DisposeAsync()
    {
        // What hangs is not waited for.
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        IdTokens.Dispose();
    }

    private IResult Authorize(string provider, HttpRequest request)
    {
        string Parameter(string name)
            => request.Query[name] is [{ Length: > 0 } value] ? value : throw new BadHttpRequestException($"{name} is missing");

        if (Parameter("response_type") != "code"
            || Parameter("code_challenge_method") != "S256"
            || Parameter("client_id") != Known(provider).ClientId)
            throw new BadHttpRequestException("not the request of this provider");

        var code = Secrets.New("code");
        var redirect = Parameter("redirect_uri");
        Grants[code] = new Grant(provider, Parameter("client_id"), redirect, Parameter("code_challenge"), request.Query["nonce"]);
        return Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["state"] = Parameter("state"),
        }));
    }

    private IResult Discovery()
    {
        var document = new JsonObject
        {
            ["issuer"] = Issuer("xai"),
            ["authorization_endpoint"] = $"{Base}/xai/authorize",
            ["token_endpoint"] = $"{Base}/xai/token",
            ["device_authorization_endpoint"] = $"{Base}/xai/device/code",
            ["jwks_uri"] = $"{Base}/xai/keys",
        };
        Behaviour.Discovery(document);
        return Results.Json(document);
    }
}
