using System.Globalization;
using System.Net;
using Messaging.Contracts;
using Messaging.OAuthLogin.Flows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.OAuthLogin.Callback;

/// <summary>Listens on 127.0.0.1 for the browser to come back, once.</summary>
internal sealed class CallbackListener : IAsyncDisposable
{
    private const int MaxRequestLineBytes = 16 * 1024; // the code and the state stand in it

    private static readonly TimeSpan RequestPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly LoginContext login;
    private readonly CallbackEndpoint endpoint;
    private readonly WebApplication app;

    private CallbackListener(LoginContext login, string state, int port)
    {
        this.login = login;
        endpoint = new CallbackEndpoint(login, state);

        // Empty: no settings of the environment, no logging.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = RequestPatience;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        app = builder.Build();
        app.Run(endpoint.AnswerAsync);
    }

    /// <summary>Where the browser is sent back to.</summary>
    public Uri Redirect => new($"http://{login.Provider.Redirect.Host}:{Port}{login.Provider.Redirect.Path}");

    private int Port
        => new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;

    /// <summary>Begins to listen, at the first of the provider's ports that is free.</summary>
    /// <exception cref="LoginException">None is.</exception>
    public static async Task<CallbackListener> StartAsync(LoginContext login, string state)
    {
        login.Deadline.WaitingFor = "the browser to come back";
        foreach (var port in login.Provider.Redirect.Ports)
        {
            var listener = new CallbackListener(login, state, port);
            try
            {
                await listener.app.StartAsync(login.Deadline.Token);
                return listener;
            }
            catch (IOException problem) when (problem.InnerException is AddressInUseException)
            {
                await listener.DisposeAsync();
            }
        }

        var ports = string.Join(" and ", login.Provider.Redirect.Ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));
        throw new LoginException(
            $"{login.Provider.Name} sends the browser back to port {ports} of this machine, and something listens there already: "
            + "end it (another login, another tool) and start again.");
    }

    /// <summary>Waits for the browser.</summary>
    /// <exception cref="LoginException">It came back without a code.</exception>
    public async Task<SecretText> CodeAsync()
    {
        var result = await endpoint.Result.WaitAsync(login.Deadline.Token);
        return result.Code ?? throw new LoginException($"{login.Provider.Name} sent the browser back {result.Problem}.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The page that is being answered is answered to its end.
        using var patience = new CancellationTokenSource(StopPatience);
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
    }
}
