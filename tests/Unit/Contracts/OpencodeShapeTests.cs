using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

public sealed class OpencodeShapeTests
{
    private const string Several =
        """
        {
          "anthropic": {"type": "oauth", "refresh": "r1", "access": "a1", "expires": 1795413600000},
          "openai": {"type": "oauth", "refresh": "r2", "access": "a2", "expires": 0, "accountId": "acc"},
          "google": {"type": "api", "key": "marked"},
          "https://marked.example": {"type": "wellknown", "key": "marked", "token": "marked"}
        }
        """;

    [Theory]
    [InlineData("anthropic",
        """{"access_token":"a1","bundle_version":1,"expires_at":"2026-11-23T06:00:00Z","provider":"anthropic","refresh_token":"r1"}""")]
    [InlineData(
        "openai", """{"access_token":"a2","account":{"account_id":"acc"},"bundle_version":1,"provider":"openai","refresh_token":"r2"}""")]
    public void of_its_auth_json_the_provider_s_own_entry_is_kept_alone(string provider, string kept)
        => ShouldBeRead(Several, provider).ToSecretText().Reveal().ShouldBe(kept);

    [Theory]
    [InlineData("no login to xai but one to anthropic, openai;", "xai", Several)]
    [InlineData("no login to xai;", "xai", """{"marked":{"type":"oauth","access":"marked"}}""")]
    [InlineData("no login to xai;", "xai", """{"xai":"marked","marked":{"type":"api","key":"marked"}}""")]
    [InlineData("an API key for google and no login; choose the credential type api_key", "google", Several)]
    [InlineData("an entry for xai that is no login", "xai", """{"xai":{"type":"wellknown","key":"marked","token":"marked"}}""")]
    [InlineData("an entry for xai that is no login", "xai", """{"xai":{"access":"marked"},"openai":{"type":"oauth"}}""")]
    [InlineData("no xai.access)", "xai", """{"xai":{"type":"oauth","refresh":"marked"}}""")]
    [InlineData("wrong xai.access: it is empty", "xai", """{"xai":{"type":"oauth","access":""}}""")]
    [InlineData("wrong xai.access; it must be a string", "xai", """{"xai":{"type":"oauth","access":7}}""")]
    [InlineData("wrong xai.refresh: it is a mask", "xai", """{"xai":{"type":"oauth","access":"a","refresh":"••••"}}""")]
    [InlineData("wrong xai.expires", "xai", """{"xai":{"type":"oauth","access":"a","expires":"marked"}}""")]
    [InlineData("wrong xai.accountId", "xai", """{"xai":{"type":"oauth","access":"a","accountId":["marked"]}}""")]
    public void another_auth_json_is_refused(string reason, string provider, string json)
        => ShouldBeRefused(json, provider).ShouldContain(reason);

    [Fact]
    public void another_provider_s_wrong_entry_does_no_harm()
        => ShouldBeRead("""{"xai":{"type":"oauth","access":"a"},"openai":{"type":"oauth","access":"****","expires":"marked"}}""",
            "xai").AccessToken.Reveal().ShouldBe("a");
}
