using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The listener on 127.0.0.1: one valid request, and nobody else's.</summary>
public sealed class CallbackTests
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    [Fact]
    public async Task the_page_says_that_the_window_may_be_closed_and_holds_nothing_of_the_request()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());

        using var page = await Browser.OpenAsync(callback);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        var text = await page.Content.ReadAsStringAsync();
        text.ShouldContain("You may close this window.");
        text.ShouldNotContain(Browser.Parameter(callback, "code"));
        text.ShouldNotContain(Browser.Parameter(callback, "state"));
        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/auth/callback/", 404)]
    [InlineData("GET", "/auth/call%62ack", 404)]
    [InlineData("GET", "/favicon.ico", 404)]
    [InlineData("POST", "/auth/callback", 405)]
    [InlineData("HEAD", "/auth/callback", 405)]
    [InlineData("OPTIONS", "/auth/callback", 405)]
    public async Task another_path_or_method_is_refused_and_ends_nothing(string method, string path, int status)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(callback.GetLeftPart(UriPartial.Authority) + path + callback.Query, AsWritten));

        using var refused = await Browser.SendAsync(request);
        ((int)refused.StatusCode).ShouldBe(status);

        using var page = await Browser.OpenAsync(callback);
        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("code=stolen&state=guessed")]
    [InlineData("code=stolen")]
    [InlineData("code=stolen&state=")]
    [InlineData("code=stolen&state={0}&state={0}")]
    [InlineData("error=access_denied&state=guessed")]
    [InlineData("error=access_denied")]
    public async Task a_request_with_another_state_is_refused_and_does_not_use_the_login_up(string query)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("anthropic");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        var forged = string.Format(CultureInfo.InvariantCulture, query, Browser.Parameter(callback, "state"));

        using var refused = await Browser.OpenAsync(new Uri($"{callback.GetLeftPart(UriPartial.Path)}?{forged}"));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("does not belong to the login");

        using var page = await Browser.OpenAsync(callback);
        var result = await rig.EndAsync(login);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("Warning: A request with a state that is not this login's was refused");
        rig.Server.TokenRequests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_login_that_only_gets_another_state_ends_with_that()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai", "--timeout", "10");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        using var refused = await Browser.OpenAsync(Browser.With(callback, ("code", "stolen"), ("state", "guessed")));

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Sentence.ShouldBe("The login was not complete within 10 s (--timeout): "
            + "it was still waiting for the browser to come back with the state of this login (what came had another one).");
        rig.Server.TokenRequests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("error", "access_denied", "with the error access_denied: the login was refused on the provider's page")]
    [InlineData("error", "sk-not-A-code", "with the error unknown (it is not of the usual form)")]
    [InlineData("other", "value", "with neither a code nor an error")]
    public async Task what_comes_back_without_a_code_ends_the_login(string name, string value, string sentence)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        using var page = await Browser.OpenAsync(Browser.With(callback, (name, value), ("state", Browser.Parameter(callback, "state"))));

        (await page.Content.ReadAsStringAsync()).ShouldContain("The provider sent no code.");
        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Sentence.ShouldBe($"OpenAI (ChatGPT) sent the browser back {sentence}.");
        result.Error.ShouldNotContain("sk-not-A-code");
    }

    [Fact]
    public async Task only_127_0_0_1_is_listened_on()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("openai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());

        foreach (var other in (IPAddress[])[IPAddress.Parse("127.0.0.2"), IPAddress.IPv6Loopback])
        {
            using var client = new TcpClient(other.AddressFamily);
            await Should.ThrowAsync<SocketException>(() => client.ConnectAsync(other, callback.Port));
        }

        using var page = await Browser.OpenAsync(callback);
        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task the_next_registered_port_is_taken_where_the_first_is_in_use()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var taken = Listen();
        var free = FreePort();
        rig.Providers["openai"]!["redirect"] = new JsonObject { ["ports"] = new JsonArray(Port(taken), free) };
        using var login = rig.Start("openai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());

        callback.Port.ShouldBe(free);
        callback.Host.ShouldBe("localhost");
        using var page = await Browser.OpenAsync(callback);
        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task where_every_registered_port_is_in_use_it_says_which()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var taken = Listen();
        rig.Providers["openai"]!["redirect"] = new JsonObject { ["ports"] = new JsonArray(Port(taken)) };

        var result = await rig.RunAsync("openai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldStartWith(
            $"OpenAI (ChatGPT) sends the browser back to port {Port(taken)} of this machine, and something listens there already");
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static int FreePort()
    {
        using var listener = Listen();
        return Port(listener);
    }
}
