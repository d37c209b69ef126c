using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

public sealed class ClaudeCodeShapeTests
{
    [Fact]
    public void its_credentials_are_read()
    {
        var bundle = ShouldBeRead(
            """
            {"claudeAiOauth":{"accessToken":"sk-ant-oat01-a","refreshToken":"sk-ant-ort01-r","expiresAt":1795413600000,
            "scopes":["user:inference","user:profile"],"subscriptionType":"max"},"mcpOAuth":{"x":{"accessToken":"marked"}}}
            """,
            "anthropic");

        bundle.ToSecretText().Reveal().ShouldBe(Json.OneLine(
            """
            {"access_token":"sk-ant-oat01-a","bundle_version":1,"expires_at":"2026-11-23T06:00:00Z","provider":"anthropic",
            "refresh_token":"sk-ant-ort01-r","scopes":["user:inference","user:profile"]}
            """));
    }

    [Fact]
    public void a_login_that_is_not_refreshed_is_fine()
        => ShouldBeRead("""{"claudeAiOauth":{"accessToken":"a","refreshToken":null,"expiresAt":null,"scopes":null}}""", "anthropic")
            .ToSecretText().Reveal().ShouldBe("""{"access_token":"a","bundle_version":1,"provider":"anthropic"}""");

    [Theory]
    [InlineData("for the provider anthropic, not for openai", "openai", """{"claudeAiOauth":{"accessToken":"marked"}}""")]
    [InlineData("no login in claudeAiOauth", "anthropic", """{"claudeAiOauth":null}""")]
    [InlineData("no login in claudeAiOauth", "anthropic", """{"claudeAiOauth":"marked"}""")]
    [InlineData("no claudeAiOauth.accessToken", "anthropic", """{"claudeAiOauth":{"scopes":["user:inference"]}}""")]
    [InlineData("wrong claudeAiOauth.accessToken: it is empty", "anthropic", """{"claudeAiOauth":{"accessToken":""}}""")]
    [InlineData("wrong claudeAiOauth.accessToken: it is a mask", "anthropic", """{"claudeAiOauth":{"accessToken":"sk-ant-oat01-****"}}""")]
    [InlineData("wrong claudeAiOauth.expiresAt", "anthropic", """{"claudeAiOauth":{"accessToken":"a","expiresAt":"marked"}}""")]
    [InlineData("wrong claudeAiOauth.scopes", "anthropic", """{"claudeAiOauth":{"accessToken":"a","scopes":[null]}}""")]
    public void other_credentials_are_refused(string reason, string provider, string json)
        => ShouldBeRefused(json, provider).ShouldContain(reason);
}
