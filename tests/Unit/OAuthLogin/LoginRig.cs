using System.Text.Json.Nodes;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The tool against local providers; every login that ends here is searched for every secret that was issued.</summary>
internal sealed class LoginRig : IAsyncDisposable
{
    private LoginRig(AuthorizationServer server) => Server = server;

    public AuthorizationServer Server { get; }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("oauth-login-").FullName;

    /// <summary>The environment that the tool gets.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>--providers</c> says; to be changed before the start.</summary>
    public JsonObject Providers { get; private init; } = [];

    public static async Task<LoginRig> CreateAsync()
    {
        var server = await AuthorizationServer.StartAsync();
        return new LoginRig(server) { Providers = LocalProviders.At(server.Base) };
    }

    public string PathTo(string name) => Path.Combine(Directory, name);

    public LoginProcess Start(string provider, params string[] arguments)
    {
        var file = PathTo("providers.json");
        File.WriteAllText(file, Providers.ToJsonString());
        return LoginProcess.Start(Environment, ["--provider", provider, "--providers", file, .. arguments]);
    }

    /// <summary>Signs in with a browser, to the end.</summary>
    public async Task<LoginResult> SignInAsync(string provider, params string[] arguments)
    {
        using var login = Start(provider, arguments);
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        using var page = await Browser.OpenAsync(callback);
        return await EndAsync(login);
    }

    /// <summary>Signs in without one, to the end.</summary>
    public async Task<LoginResult> RunAsync(string provider, params string[] arguments)
    {
        using var login = Start(provider, arguments);
        return await EndAsync(login);
    }

    /// <summary>Waits for the end. Whatever it is, nothing for people holds a secret, and without success nothing does.</summary>
    public async Task<LoginResult> EndAsync(LoginProcess login)
    {
        var result = await login.EndAsync();
        foreach (var secret in Server.Secrets.All)
        {
            result.Error.ShouldNotContain(secret);
            if (result.ExitCode != 0)
                result.Output.ShouldNotContain(secret);
        }

        return result;
    }

    /// <summary>What a file holds, as soon as it is there.</summary>
    public async Task<string> FileAsync(string name)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(PathTo(name)))
            await timer.WaitForNextTickAsync(deadline.Token);
        return await File.ReadAllTextAsync(PathTo(name), deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
