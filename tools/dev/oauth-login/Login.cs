using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Flows;
using Messaging.OAuthLogin.Output;
using Messaging.OAuthLogin.Providers;
using Messaging.OAuthLogin.Terminal;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin;

/// <summary>One login from its beginning to the delivered bundle.</summary>
internal sealed class Login(LoginOptions options, UserConsole user, TimeProvider time)
{
    /// <summary>Signs in and delivers the bundle.</summary>
    /// <exception cref="LoginException">It did not go well; nothing was delivered.</exception>
    public async Task RunAsync(LoginDeadline deadline)
    {
        var provider = options.Providers.Find(options.Provider);
        RequireWay(provider);
        using var delivery = new Delivery(options);
        using var http = new ProviderHttp();

        user.Tell($"Signing in to {provider.Name}.");
        foreach (var warning in Warnings(provider))
            user.Warn(warning);

        var endpoints = await ProviderEndpoints.FindAsync(provider, http, deadline);
        var login = new LoginContext(provider, endpoints, http, user, options.OpensBrowser, deadline, time);
        var answer = await Flow(login).SignInAsync();
        var obtained = time.GetUtcNow();
        if (endpoints.Keys is not null)
            await new IdTokenCheck(login, endpoints.Keys).CheckAsync(answer);

        var bundle = new TokenBundle(options.Provider, provider, answer, obtained.AddTicks(-(obtained.Ticks % TimeSpan.TicksPerSecond)));
        if (answer.RefreshToken is null)
        {
            var end = bundle.ExpiresAt is { } expiry ? $", at {expiry.UtcDateTime:u}" : "";
            user.Warn($"{answer.Endpoint} gave no refresh token: the bundle ends with its access token{end}.");
        }

        delivery.Deliver(bundle, user);
    }

    // What holds for the subscription is said everywhere in the same words; what is about the login itself, here alone.
    private IEnumerable<string> Warnings(LoginProvider provider)
    {
        var subscription = ProviderCatalog.Find(options.Provider)?.Subscription;
        return new[] { subscription?.Warning, subscription?.Caveat }.OfType<Notice>()
            .Select(notice => $"{notice.Text} ({notice.SourceUrl})").Concat(provider.Warnings);
    }

    private void RequireWay(LoginProvider provider)
    {
        if (options.Way == LoginWay.Device && provider.Device is null)
            throw new LoginException($"{provider.Name} has no login on another device: leave --device out.");
        if (options.Way == LoginWay.Manual && provider.ManualRedirect is null)
            throw new LoginException($"{provider.Name} has no page that shows a code to paste: leave --manual out.");
    }

    private ILoginFlow Flow(LoginContext login) => options.Way switch
    {
        LoginWay.Manual => new ManualFlow(login, login.Provider.ManualRedirect!),
        LoginWay.Device when login.Provider.Device is { Protocol: DeviceProtocol.Codex } device => new CodexDeviceFlow(login, device),
        LoginWay.Device => new DeviceFlow(login, login.Endpoints.DeviceCode!, TimeSpan.FromSeconds(login.Provider.Device!.LifetimeSeconds)),
        _ => new BrowserFlow(login),
    };
}
