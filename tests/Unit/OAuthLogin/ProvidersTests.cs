using System.Text.Json.Nodes;
using Messaging.OAuthLogin;
using Messaging.OAuthLogin.Providers;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The table of providers, and what a person may put over it.</summary>
public sealed class ProvidersTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("oauth-providers-").FullName;

    [Fact]
    public void the_built_in_table_keeps_to_the_rules()
    {
        var catalog = LoginProviders.Read(changes: null);

        catalog.Ids.ShouldBe(["anthropic", "openai", "xai"]);
        foreach (var id in catalog.Ids)
        {
            Should.NotThrow(() => ProviderRules.Check(id, catalog.Find(id)));
            catalog.Find(id).TokenEndpoint.Scheme.ShouldBe("https");
        }
    }

    [Fact]
    public void a_file_changes_what_it_names_and_nothing_else()
    {
        var built = LoginProviders.Read(changes: null);

        var changed = Read(
            """{"openai":{"token_endpoint":"https://auth.openai.com/new/token","redirect":{"ports":[1459]},"device":null}}""");

        var openai = changed.Find("openai");
        openai.TokenEndpoint.ShouldBe(new Uri("https://auth.openai.com/new/token"));
        openai.Redirect.Ports.ShouldBe([1459]);
        openai.Redirect.Path.ShouldBe("/auth/callback");
        openai.Device.ShouldBeNull();
        openai.AuthorizationEndpoint.ShouldBe(built.Find("openai").AuthorizationEndpoint);
        changed.Find("xai").TokenEndpoint.ShouldBe(built.Find("xai").TokenEndpoint);
    }

    [Theory]
    [InlineData("token_endpoint", "\"http://auth.example/token\"", "openai.token_endpoint must be an https address")]
    [InlineData("token_endpoint", "\"https://user@auth.example/token\"", "openai.token_endpoint must be an https address")]
    [InlineData("token_endpoint", "\"/token\"", "openai.token_endpoint must be an https address")]
    [InlineData("redirect", """{"host":"login.example"}""", "openai.redirect.host must be localhost or 127.0.0.1")]
    [InlineData("redirect", """{"ports":[]}""", "openai.redirect.ports must hold at least one port")]
    [InlineData("redirect", """{"ports":[70000]}""", "openai.redirect.ports must hold at least one port")]
    [InlineData("redirect", """{"path":"callback"}""", "openai.redirect.path must be a plain path")]
    [InlineData("redirect", """{"path":"/callback?x=1"}""", "openai.redirect.path must be a plain path")]
    [InlineData("checks_id_token", "true", "openai.checks_id_token needs a discovery_endpoint")]
    [InlineData("device", """{"page":null}""", "openai.device needs poll_endpoint, page and redirect")]
    [InlineData("account", """{"id":["body","sub"]}""", "openai.account must hold paths")]
    public void what_would_send_a_secret_elsewhere_is_refused(string member, string value, string sentence)
        => Should.Throw<LoginException>(() => Read($$$"""{"openai":{"{{{member}}}":{{{value}}}}}""")).Message
            .ShouldStartWith($"--providers: {sentence}");

    [Theory]
    [InlineData("", "its JSON")]
    [InlineData("null", "its JSON")]
    [InlineData("[]", "$")]
    [InlineData("""{"openai":{"tokn_endpoint":"https://auth.example/"}}""", "$.openai.tokn_endpoint")]
    [InlineData("""{"openai":{"token_request":"xml"}}""", "$.openai.token_request")]
    [InlineData("""{"openai":{"token_endpoint":null}}""", "$.openai")]
    [InlineData("""{"other":{"name":"Other"}}""", "$.other")]
    public void what_is_not_of_the_form_is_refused_with_its_place(string text, string place)
        => Should.Throw<LoginException>(() => Read(text)).Message
            .ShouldEndWith($"which is not of the form of docs/oauth-login.md: see {place}.");

    [Fact]
    public void a_new_provider_is_one_more_entry()
    {
        var entry = JsonNode.Parse(
            """
            {"name":"Other","issuer":"https://other.example","authorization_endpoint":"https://other.example/authorize",
            "token_endpoint":"https://other.example/token","token_request":"form","client_id":"client","scopes":["openid"],
            "redirect":{"host":"127.0.0.1","ports":[0],"path":"/callback"}}
            """);

        Read(new JsonObject { ["other"] = entry }.ToJsonString()).Ids.ShouldBe(["anthropic", "openai", "other", "xai"]);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private LoginProviders Read(string text)
    {
        var file = Path.Combine(directory, "providers.json");
        File.WriteAllText(file, text);
        return LoginProviders.Read(file);
    }
}
