using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Messaging.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Unit.Api;

/// <summary>The Api in this process, on a free port, with a broker that is not there.</summary>
public sealed class ApiProcess : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("api-").FullName;
    private readonly ECDsa tokenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly HttpClient http = new();
    private WebApplication? app;

    public static string Org => "11111111-1111-4111-8111-111111111111";

    /// <summary>What is set beside <see cref="Settings"/>.</summary>
    public Dictionary<string, string?> MoreSettings { get; } = new(StringComparer.Ordinal);

    public WebApplication App => app ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(Settings()).AddInMemoryCollection(MoreSettings);
        builder.Logging.ClearProviders();
        builder.AddApi();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseApi();
        app.MapApi();
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        // Port 1 is reserved and nobody listens there.
        ["RabbitMq:Uri"] = "amqp://guest:guest@127.0.0.1:1/",
        ["Operations:SigningKey"] = Convert.ToBase64String(new byte[32]),
        ["Auth:DevelopmentKeyPath"] = Write("tokens.pem", tokenKey),
        ["Sealing:PublicKeyPath"] = Write("sealing.pem", tokenKey),
    };

    public string Token(string scope, string audience = "messaging", int expiresInMinutes = 10) => new JsonWebTokenHandler().CreateToken(
        new SecurityTokenDescriptor
        {
            Audience = audience,
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1),
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(expiresInMinutes),
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(tokenKey), SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "tester", ["org"] = Org, ["scope"] = scope },
        });

    public async Task<(HttpResponseMessage Response, JsonElement Body)> SendAsync(
        string method, string path, string? token, string? body = null, string contentType = "application/json",
        string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        var response = await http.SendAsync(request);
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        http.Dispose();
        tokenKey.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private string Write(string name, ECDsa key)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, key.ExportSubjectPublicKeyInfoPem());
        return path;
    }
}
