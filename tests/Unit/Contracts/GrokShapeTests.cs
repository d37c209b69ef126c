using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

public sealed class GrokShapeTests
{
    [Fact]
    public void its_auth_json_is_read()
        => ShouldBeRead(
                """
                {"https://auth.x.ai::client-1":{"key":"a","auth_mode":"oidc","email":"someone@example.com","refresh_token":"r",
                "expires_at":"2026-11-23T06:00:00.000000000+00:00","oidc_issuer":"https://auth.x.ai","oidc_client_id":"client-1"}}
                """,
                "xai")
            .ToSecretText().Reveal().ShouldBe(Json.OneLine(
                """
                {"access_token":"a","bundle_version":1,"client_id":"client-1","expires_at":"2026-11-23T06:00:00Z",
                "issuer":"https://auth.x.ai","provider":"xai","refresh_token":"r"}
                """));

    [Fact]
    public void what_an_entry_does_not_say_is_told_by_its_name_and_its_token()
    {
        var access = Jwt("""{"exp":1795413600}""");

        var bundle = ShouldBeRead($$$"""{"https://auth.x.ai::client-1":{"key":"{{{access}}}"}}""", "xai");

        bundle.Issuer.ShouldBe("https://auth.x.ai");
        bundle.ClientId.ShouldBe("client-1");
        bundle.ExpiresAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1795413600));
    }

    [Theory]
    [InlineData("https://auth.x.ai::")]
    [InlineData("https://auth.x.ai::a client")]
    public void a_client_that_is_no_name_is_left_out(string name)
        => ShouldBeRead($$$"""{"{{{name}}}":{"key":"a"}}""", "xai").ClientId.ShouldBeNull();

    [Theory]
    [InlineData("2026-11-23T06:00:00Z", "2026-11-24T06:00:00Z", "second")]
    [InlineData("2026-11-24T06:00:00Z", "2026-11-23T06:00:00Z", "first")]
    [InlineData("", "2026-11-23T06:00:00Z", "second")]
    [InlineData("2026-11-23T06:00:00Z", "", "first")]
    public void of_several_clients_the_one_that_lasts_longest_is_taken(string first, string second, string taken)
        => ShouldBeRead(
                $$$"""
                {"https://auth.x.ai::1":{"key":"first","expires_at":"{{{first}}}"},
                "https://accounts.x.ai/sign-in":{"key":"marked"},
                "https://auth.x.ai::2":{"key":"second","expires_at":"{{{second}}}"}}
                """,
                "xai")
            .AccessToken.Reveal().ShouldBe(taken);

    [Fact]
    public void a_client_that_logged_out_is_passed_over()
        => ShouldBeRead(
            """
            {"https://auth.x.ai::1":{"key":""},"https://auth.x.ai::2":null,
            "https://auth.x.ai::3":{"key":"third"},"https://auth.x.ai::4":{}}
            """,
            "xai")
            .AccessToken.Reveal().ShouldBe("third");

    [Theory]
    [InlineData("for the provider xai, not for openai", "openai", """{"https://auth.x.ai::1":{"key":"marked"}}""")]
    [InlineData("no https://auth.x.ai::<client>.key", "xai", """{"https://auth.x.ai::marked":{"refresh_token":"marked"}}""")]
    [InlineData("no https://auth.x.ai::<client>.key", "xai", """{"https://auth.x.ai::marked":"marked"}""")]
    [InlineData("wrong https://auth.x.ai::<client>.key; it must be a string", "xai", """{"https://auth.x.ai::marked":{"key":7}}""")]
    [InlineData("wrong https://auth.x.ai::<client>.key: it is a mask", "xai", """{"https://auth.x.ai::marked":{"key":"****"}}""")]
    [InlineData(
        "wrong https://auth.x.ai::<client>.expires_at", "xai", """{"https://auth.x.ai::marked":{"key":"a","expires_at":"marked"}}""")]
    [InlineData("form that is not known", "xai", """{"https://accounts.x.ai/sign-in":{"key":"marked"}}""")]
    public void another_auth_json_is_refused(string reason, string provider, string json)
        => ShouldBeRefused(json, provider).ShouldContain(reason);
}
