using System.Net;
using Messaging.OAuthLogin.Callback;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Flows;
using Messaging.OAuthLogin.Terminal;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The listener as long as it listens; the tool itself closes it with the first valid request.</summary>
public sealed class CallbackListenerTests : IDisposable
{
    private const string State = "the-state";

    private readonly LoginDeadline deadline = new(TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None);
    private readonly ProviderHttp http = new();
    private readonly StringWriter said = new();

    [Fact]
    public async Task the_first_valid_request_is_the_only_one()
    {
        await using var listener = await CallbackListener.StartAsync(Run(), State);
        (await StatusAsync(listener, "first")).ShouldBe(HttpStatusCode.OK);

        (await StatusAsync(listener, "second")).ShouldBe(HttpStatusCode.Gone);

        (await listener.CodeAsync()).Reveal().ShouldBe("first");
    }

    [Fact]
    public async Task of_many_at_once_one_is_served_and_its_code_is_taken()
    {
        await using var listener = await CallbackListener.StartAsync(Run(), State);

        string[] codes = [.. Enumerable.Range(0, 20).Select(number => $"code-{number}")];
        var statuses = await Task.WhenAll(codes.Select(code => StatusAsync(listener, code)));

        statuses.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        (await listener.CodeAsync()).Reveal().ShouldBe(codes[Array.IndexOf(statuses, HttpStatusCode.OK)]);
    }

    [Fact]
    public async Task a_flood_of_wrong_states_is_told_once()
    {
        await using var listener = await CallbackListener.StartAsync(Run(), State);
        for (var count = 0; count < 10; count++)
        {
            using var refused = await Browser.OpenAsync(Browser.With(listener.Redirect, ("code", "code"), ("state", "another")));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        said.ToString().Count(character => character == '\n').ShouldBe(1);
    }

    public void Dispose()
    {
        deadline.Dispose();
        http.Dispose();
        said.Dispose();
    }

    private static async Task<HttpStatusCode> StatusAsync(CallbackListener listener, string code)
    {
        using var page = await Browser.OpenAsync(Browser.With(listener.Redirect, ("code", code), ("state", State)));
        return page.StatusCode;
    }

    // xAI's port may be any, so this needs none that others may have.
    private LoginContext Run()
    {
        var provider = AuthorizationServer.Known("xai");
        var endpoints = new ProviderEndpoints(provider.AuthorizationEndpoint, provider.TokenEndpoint, DeviceCode: null, Keys: null);
        return new LoginContext(provider, endpoints, http, new UserConsole(said), OpensBrowser: false, deadline, TimeProvider.System);
    }
}
