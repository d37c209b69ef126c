using System.CommandLine;
using Messaging.Dev.Settings;
using Messaging.Dev.Tokens;

namespace Messaging.Dev.Demo;

/// <summary><c>demo --environment FILE --key FILE</c>: drives the sample; the exit status says whether it went right.</summary>
internal static class DemoCommand
{
    private const string Scopes = "admin:org admin:workspaces";
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var environment = EnvironmentOption.Create();
        var key = new Option<string>("--key") { Description = "The private key that signs tokens (PEM)", Required = true };
        var command = new Command("demo", "Drives the sample through a running system, on a fresh organization") { environment, key };
        command.SetAction((parsed, ct) => RunAsync(parsed.Read(environment), parsed.GetRequiredValue(key), ct));
        return command;
    }

    private static async Task<int> RunAsync(EnvironmentFile environment, string key, CancellationToken ct)
    {
        var org = Guid.NewGuid();
        using var issuer = new TokenIssuer(key, TimeProvider.System);
        using var client = new ApiClient(new Uri(environment["API_URL"]), issuer.Issue(org, "sample", Scopes, TokenLifetime));
        var report = new ConsoleReport();
        await new Sample(client, report).RunAsync(org, ct);
        return report.Unexpected == 0 ? 0 : 1;
    }
}
