using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Unit.OAuthLogin;

/// <summary>A login with a browser on this machine, against a provider that behaves.</summary>
public sealed class BrowserLoginTests
{
    [Theory]
    [InlineData("anthropic", """{"id":"account-1","organization":"organization-1"}""", "user:profile user:inference")]
    [InlineData("openai", """{"id":"account-2","plan_type":"plus"}""", "openid profile email offline_access")]
    [InlineData("xai", """{"id":"account-3","principal_type":"User","team_id":"team-3"}""",
        "openid profile email offline_access grok-cli:access api:access")]
    public async Task the_bundle_alone_is_on_standard_output(string provider, string account, string scopes)
    {
        await using var rig = await LoginRig.CreateAsync();
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-1);

        var result = await rig.SignInAsync(provider);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldEndWith("}\n");
        result.Output.Count(character => character == '\n').ShouldBe(1);
        var bundle = result.Bundle;
        bundle.GetProperty("bundle_version").GetInt32().ShouldBe(1);
        Text("provider").ShouldBe(provider);
        rig.Server.Secrets.All.ShouldContain(Text("access_token"));
        rig.Server.Secrets.All.ShouldContain(Text("refresh_token"));
        bundle.TryGetProperty("id_token", out _).ShouldBe(provider != "anthropic");
        Text("token_type").ShouldBe("Bearer");
        string.Join(' ', bundle.GetProperty("scopes").EnumerateArray()).ShouldBe(scopes);
        bundle.GetProperty("account").GetRawText().ShouldBe(account);
        Text("issuer").ShouldBe(rig.Server.Issuer(provider));
        Text("client_id").ShouldBe(AuthorizationServer.Known(provider).ClientId);
        Text("obtained_at").ShouldEndWith("Z");
        Text("expires_at").ShouldEndWith("Z");
        var obtained = bundle.GetProperty("obtained_at").GetDateTimeOffset();
        obtained.ShouldBeInRange(before, TimeProvider.System.GetUtcNow());
        bundle.GetProperty("expires_at").GetDateTimeOffset().ShouldBe(obtained.AddSeconds(TokenEndpoint.LifetimeSeconds));

        string Text(string member) => bundle.GetProperty(member).GetString()!;
    }

    [Theory]
    [InlineData("anthropic", "application/json", true)]
    [InlineData("openai", "application/x-www-form-urlencoded", false)]
    [InlineData("xai", "application/x-www-form-urlencoded", false)]
    public async Task the_exchange_is_written_as_the_provider_wants_it(string provider, string contentType, bool withState)
    {
        await using var rig = await LoginRig.CreateAsync();

        (await rig.SignInAsync(provider)).ExitCode.ShouldBe(0);

        var request = rig.Server.TokenRequests.Single();
        request.ContentType.ShouldBe(contentType);
        string[] names = ["grant_type", "code", "redirect_uri", "client_id", "code_verifier"];
        request.Parameters.Keys.ShouldBe(withState ? [.. names, "state"] : names, ignoreOrder: true);
    }

    [Theory]
    [InlineData("anthropic", "code=true")]
    [InlineData("openai", "id_token_add_organizations=true&codex_cli_simplified_flow=true")]
    [InlineData("xai", "referrer=oauth-login&nonce=")]
    public async Task the_address_holds_what_the_provider_wants_and_never_the_verifier(string provider, string extra)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start(provider);
        var address = await login.AddressAsync();
        using var page = await Browser.OpenAsync(await Browser.AgreeAsync(address));

        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);

        var verifier = rig.Server.TokenRequests.Single()["code_verifier"];
        verifier.Length.ShouldBe(43);
        address.Query.ShouldNotContain(verifier);
        address.Query.ShouldContain(extra);
        Browser.Parameter(address, "state").Length.ShouldBe(43);
        Browser.Parameter(address, "code_challenge").ShouldBe(TokenEndpoint.Challenge(verifier));
    }

    [Fact]
    public async Task two_logins_share_neither_state_nor_verifier()
    {
        await using var rig = await LoginRig.CreateAsync();

        (await rig.SignInAsync("anthropic")).ExitCode.ShouldBe(0);
        (await rig.SignInAsync("anthropic")).ExitCode.ShouldBe(0);

        rig.Server.TokenRequests.Select(request => request["state"]).Distinct().Count().ShouldBe(2);
        rig.Server.TokenRequests.Select(request => request["code_verifier"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task known_trouble_is_told_before_anybody_signs_in()
    {
        await using var rig = await LoginRig.CreateAsync();

        (await rig.SignInAsync("openai")).Error.ShouldContain("datacenter");
        (await rig.SignInAsync("anthropic")).Error.ShouldContain("https://code.claude.com/docs/en/legal-and-compliance");
        (await rig.SignInAsync("xai")).Error
            .ShouldContain(ProviderCatalog.Find("xai")!.Subscription!.Warning.Text, customMessage: "in the words of the settings page");
    }

    [Fact]
    public async Task a_browser_is_opened_and_cannot_write_between_the_bundle()
    {
        await using var rig = await LoginRig.CreateAsync();
        StandInBrowser(rig);
        using var login = rig.Start("openai");
        var address = await login.AddressAsync();
        (await rig.FileAsync("opened")).ShouldBe(address.AbsoluteUri);
        using var page = await Browser.OpenAsync(await Browser.AgreeAsync(address));

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Bundle.ValueKind.ShouldBe(JsonValueKind.Object);
        result.Error.ShouldNotContain("opening");
    }

    [Fact]
    public async Task no_browser_is_opened_where_none_is_wanted()
    {
        await using var rig = await LoginRig.CreateAsync();
        StandInBrowser(rig);

        (await rig.SignInAsync("openai", "--no-browser")).ExitCode.ShouldBe(0);

        File.Exists(rig.PathTo("opened")).ShouldBeFalse();
    }

    [Fact]
    public async Task an_end_that_the_answer_does_not_name_is_read_from_the_token()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer.Remove("expires_in");

        (await rig.SignInAsync("xai")).Bundle.GetProperty("expires_at").GetDateTimeOffset()
            .ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        (await rig.SignInAsync("openai")).Bundle.TryGetProperty("expires_at", out _).ShouldBeFalse();
    }

    private static void StandInBrowser(LoginRig rig)
    {
        const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite;
        var script = rig.PathTo("xdg-open");
        File.WriteAllText(script, "#!/bin/sh\necho opening; echo opening >&2; "
            + $"printf %s \"$1\" >'{rig.PathTo("opened.new")}'; mv '{rig.PathTo("opened.new")}' '{rig.PathTo("opened")}'\n");
        File.SetUnixFileMode(script, Executable);
        rig.Environment["PATH"] = $"{rig.Directory}:{Environment.GetEnvironmentVariable("PATH")}";
        rig.Environment["DISPLAY"] = ":0";
    }
}
