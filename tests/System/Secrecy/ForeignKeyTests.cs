using System.Security.Cryptography;
using Messaging.System.Harness;

namespace Messaging.System.Secrecy;

/// <summary>An Api that seals to a key which no worker has.</summary>
[Collection(SharedSystem.Name)]
public sealed class ForeignKeyTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task it_is_not_ready_and_takes_no_secret_that_nobody_could_open_but_everything_else()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var path = Path.Combine(system.Directory, "foreign-public.pem");
        await File.WriteAllTextAsync(path, key.ExportSubjectPublicKeyInfoPem());
        var settings = system.ApiSettings(SystemSettings.FreePort());
        settings["Sealing__PublicKeyPath"] = path;
        await using var api = new SystemProcess("Api", Path.Combine(system.Directory, $"api-{Guid.NewGuid():N}.log"), settings);
        api.Start();
        using var http = new HttpClient { BaseAddress = new Uri(settings["ASPNETCORE_URLS"]) };
        var caller = system.Caller() with { Http = http };

        await Eventually.Async(
            "red for the key",
            () => ReadinessAsync(caller),
            said => said.Contains("no worker has the private key", StringComparison.Ordinal));

        (await caller.PutOrgSecretAsync("NAME", "value")).ShouldBeProblem(503, "not_ready");
        (await caller.PutOrgModeAsync("byok")).ShouldBe(200);
        (await (caller with { Http = system.Client() }).PutOrgSecretAsync("NAME", "value"))
            .ShouldBe(200, "through an Api with the workers' key");
        (await caller.GetAsync("/settings/secrets")).ShouldBe(200);
    }

    private static async Task<string> ReadinessAsync(Caller caller)
    {
        try
        {
            return (await caller.GetAsync("/health/ready")).Text;
        }
        catch (HttpRequestException)
        {
            return "it does not listen yet";
        }
    }
}
