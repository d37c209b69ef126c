using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

public sealed class CodexShapeTests
{
    [Fact]
    public void its_auth_json_is_read()
    {
        var access = Jwt("""{"exp":1795413600}""");

        var bundle = ShouldBeRead(
            $$$"""
            {"OPENAI_API_KEY":null,"auth_mode":"chatgpt",
            "tokens":{"id_token":"i","access_token":"{{{access}}}","refresh_token":"r","account_id":"acc"},
            "last_refresh":"2026-11-22T01:02:03.123456789Z"}
            """,
            "openai");

        bundle.Provider.ShouldBe("openai");
        bundle.AccessToken.Reveal().ShouldBe(access);
        bundle.RefreshToken!.Reveal().ShouldBe("r");
        bundle.IdToken!.Reveal().ShouldBe("i");
        bundle.ExpiresAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1795413600));
        bundle.Account!.Reveal().ShouldBe("""{"account_id":"acc"}""");
        bundle.ObtainedAt.ShouldBe(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567));
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("not.a.JWT")]
    [InlineData("a.!!!!.c")]
    [InlineData("a.e30.c")]
    [InlineData("a.W10.c")]
    [InlineData("a..c")]
    public void an_access_token_that_does_not_say_when_it_ends_is_fine(string access)
    {
        var bundle = ShouldBeRead($$$"""{"tokens":{"access_token":"{{{access}}}"}}""", "openai");

        bundle.ExpiresAt.ShouldBeNull();
        bundle.ObtainedAt.ShouldBeNull();
        bundle.Account.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"exp":"soon"}""")]
    [InlineData("""{"exp":-1}""")]
    [InlineData("""{"exp":1e99}""")]
    [InlineData("""{"exp":{}}""")]
    [InlineData("""{"exp":1,"exp":2}""")]
    [InlineData("""{"exp":1795413600,"\ud800":1}""")]
    public void a_claim_that_is_no_time_is_not_looked_at(string claims)
        => ShouldBeRead($$$"""{"tokens":{"access_token":"{{{Jwt(claims)}}}"}}""", "openai").ExpiresAt.ShouldBeNull();

    [Theory]
    [InlineData("for the provider openai, not for xai", "xai", """{"tokens":{"access_token":"marked"}}""")]
    [InlineData("for the provider openai, not for google", "google", """{"OPENAI_API_KEY":"marked"}""")]
    [InlineData("API key and no login; choose the credential type api_key", "openai", """{"OPENAI_API_KEY":"marked"}""")]
    [InlineData("API key and no login; choose the credential type api_key", "openai", """{"OPENAI_API_KEY":"marked","tokens":null}""")]
    [InlineData("no tokens in it", "openai", """{"OPENAI_API_KEY":null,"tokens":null}""")]
    [InlineData("no tokens in it", "openai", """{"tokens":"marked"}""")]
    [InlineData("no tokens in it", "openai", """{"tokens":["marked"]}""")]
    [InlineData("no tokens.access_token", "openai", """{"tokens":{}}""")]
    [InlineData("no tokens.access_token", "openai", """{"tokens":{"id_token":"marked","refresh_token":"marked"}}""")]
    [InlineData("wrong tokens.access_token: it is empty", "openai", """{"tokens":{"access_token":""}}""")]
    [InlineData(
        "wrong tokens.refresh_token: it holds white space", "openai", """{"tokens":{"access_token":"a","refresh_token":"marked "}}""")]
    [InlineData("wrong tokens.account_id", "openai", """{"tokens":{"access_token":"a","account_id":7}}""")]
    [InlineData("wrong last_refresh", "openai", """{"tokens":{"access_token":"a"},"last_refresh":"marked"}""")]
    public void another_auth_json_is_refused(string reason, string provider, string json)
        => ShouldBeRefused(json, provider).ShouldContain(reason);

    [Fact]
    public void an_API_key_beside_the_login_is_dropped()
        => ShouldBeRead("""{"OPENAI_API_KEY":"marked","tokens":{"access_token":"a"}}""", "openai").ToSecretText().Reveal()
            .ShouldNotContain("marked");
}
