using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

public sealed class CodexAuthJsonTests
{
    [Fact]
    public void codex_is_given_its_own_file()
        => ShouldBeRead(
                """
                {"access_token":"a","refresh_token":"r","id_token":"i","account":{"account_id":"acc"},
                "obtained_at":"2026-11-22T01:02:03Z"}
                """,
                "openai")
            .ToCodexAuthJson(DateTimeOffset.UnixEpoch).Reveal().ShouldBe(Json.OneLine(
                """
                {"last_refresh":"2026-11-22T01:02:03Z",
                "tokens":{"access_token":"a","account_id":"acc","id_token":"i","refresh_token":"r"}}
                """));

    [Fact]
    public void codex_is_given_what_it_cannot_do_without()
    {
        var access = Jwt("""{"https://api.openai.com/auth":{"chatgpt_account_id":"acc"}}""");

        var file = ShouldBeRead($$"""{"access_token":"{{access}}"}""", "openai").ToCodexAuthJson(
            new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(2)));

        file.Reveal().ShouldBe(Json.OneLine(
            $$$"""
            {"last_refresh":"2026-11-22T01:00:00Z",
            "tokens":{"access_token":"{{{access}}}","account_id":"acc","id_token":"{{{access}}}","refresh_token":""}}
            """));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"https://api.openai.com/auth":"acc"}""")]
    [InlineData("""{"https://api.openai.com/auth":{}}""")]
    [InlineData("""{"https://api.openai.com/auth":{"chatgpt_account_id":7}}""")]
    [InlineData("""[]""")]
    [InlineData("""no JSON""")]
    public void an_account_that_no_token_names_is_left_out(string claims)
        => ShouldBeRead($$"""{"access_token":"{{Jwt(claims)}}","id_token":"not.a.JWT","account":"text"}""", "openai")
            .ToCodexAuthJson(DateTimeOffset.UnixEpoch).Reveal().ShouldNotContain("account_id");

    [Fact]
    public void what_codex_is_given_is_read_again_as_the_same_login()
    {
        var json = Json.OneLine(
            """
            {"access_token":"a","account":{"account_id":"acc"},"bundle_version":1,"id_token":"i",
            "obtained_at":"2026-11-22T01:02:03Z","provider":"openai","refresh_token":"r"}
            """);

        var file = ShouldBeRead(json, "openai").ToCodexAuthJson(DateTimeOffset.UnixEpoch);

        ShouldBeRead(file.Reveal(), "openai").ToSecretText().Reveal().ShouldBe(json);
    }
}
