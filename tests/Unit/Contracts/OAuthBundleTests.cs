using System.Text;
using System.Text.Json;
using Messaging.Contracts;
using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

/// <summary>What holds for a bundle in any form, shown with our own.</summary>
public sealed class OAuthBundleTests
{
    private const string Whole =
        """
        {
          "bundle_version": 1,
          "provider": "anthropic",
          "access_token": "marked-access",
          "refresh_token": "marked-refresh",
          "id_token": "marked-id",
          "token_type": "Bearer",
          "expires_at": "2026-11-23T08:00:00+02:00",
          "scopes": ["user:profile", "user:inference"],
          "account": {"uuid": "marked-uuid", "email_address": "someone@example.com"},
          "issuer": "https://claude.ai",
          "client_id": "9d1c250a-e61b-44d9-88ed-5944d1962f5e",
          "obtained_at": 1795300000,
          "something_else": "dropped"
        }
        """;

    private static readonly string Canonical = Json.OneLine(
        """
        {"access_token":"marked-access","account":{"email_address":"someone@example.com","uuid":"marked-uuid"},"bundle_version":1,
        "client_id":"9d1c250a-e61b-44d9-88ed-5944d1962f5e","expires_at":"2026-11-23T06:00:00Z","id_token":"marked-id",
        "issuer":"https://claude.ai","obtained_at":"2026-11-21T22:26:40Z","provider":"anthropic","refresh_token":"marked-refresh",
        "scopes":["user:profile","user:inference"],"token_type":"Bearer"}
        """);

    public static TheoryData<string, string?> Times => new()
    {
        { "\"2026-11-23T06:00:00Z\"", "2026-11-23T06:00:00Z" },
        { "\"2026-11-23T08:00:00+02:00\"", "2026-11-23T06:00:00Z" },
        { "\"2026-11-23T06:00:00.123456789Z\"", "2026-11-23T06:00:00.1234567Z" },
        { "\"2026-11-23T06:00:00.000000000+00:00\"", "2026-11-23T06:00:00Z" },
        { "1795413600", "2026-11-23T06:00:00Z" },
        { "1795413600.75", "2026-11-23T06:00:00.75Z" },
        { "1795413600000", "2026-11-23T06:00:00Z" },
        { "1795413600123", "2026-11-23T06:00:00.123Z" },
        { "\"1795413600\"", "2026-11-23T06:00:00Z" },
        { "\"1795413600000\"", "2026-11-23T06:00:00Z" },
        { "1", "1970-01-01T00:00:01Z" },
        { "0", null },
        { "\"\"", null },
        { "null", null },
    };

    [Fact]
    public void our_own_form_is_read_whole()
    {
        var bundle = ShouldBeRead(Whole, "anthropic");

        bundle.Provider.ShouldBe("anthropic");
        bundle.AccessToken.Reveal().ShouldBe("marked-access");
        bundle.RefreshToken!.Reveal().ShouldBe("marked-refresh");
        bundle.IdToken!.Reveal().ShouldBe("marked-id");
        bundle.TokenType.ShouldBe("Bearer");
        bundle.ExpiresAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
        bundle.ExpiresAt!.Value.Offset.ShouldBe(TimeSpan.Zero);
        bundle.Scopes.ShouldBe(["user:profile", "user:inference"]);
        bundle.Account!.Reveal().ShouldBe("""{"email_address":"someone@example.com","uuid":"marked-uuid"}""");
        bundle.Issuer.ShouldBe("https://claude.ai");
        bundle.ClientId.ShouldBe("9d1c250a-e61b-44d9-88ed-5944d1962f5e");
        bundle.ObtainedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1795300000));
    }

    [Fact]
    public void a_bundle_has_one_text_without_what_is_not_known()
    {
        ShouldBeRead(Whole, "anthropic").ToSecretText().Reveal().ShouldBe(Canonical);
        ShouldBeRead(Canonical, "anthropic").ToSecretText().Reveal().ShouldBe(Canonical);
    }

    [Fact]
    public void an_access_token_is_enough()
    {
        var bundle = ShouldBeRead("""{"bundle_version":1,"access_token":"a"}""", "xai");

        bundle.Provider.ShouldBe("xai");
        bundle.Scopes.ShouldBeEmpty();
        bundle.ToSecretText().Reveal().ShouldBe("""{"access_token":"a","bundle_version":1,"provider":"xai"}""");
    }

    [Fact]
    public void what_a_token_endpoint_answers_is_a_bundle_without_an_end()
    {
        var bundle = ShouldBeRead(
            """{"access_token":"a","refresh_token":"r","token_type":"Bearer","expires_in":3600,"scope":"openid  offline_access"}""",
            "openai");

        bundle.ToSecretText().Reveal().ShouldBe(Json.OneLine(
            """
            {"access_token":"a","bundle_version":1,"provider":"openai","refresh_token":"r",
            "scopes":["openid","offline_access"],"token_type":"Bearer"}
            """));
    }

    [Fact]
    public void members_that_are_null_or_empty_are_absent()
        => ShouldBeRead(
                """
                {"access_token":"a","refresh_token":"","id_token":null,"token_type":"","expires_at":null,"scopes":null,
                "account":null,"issuer":"","client_id":null,"obtained_at":0,"provider":null}
                """,
                "anthropic")
            .ToSecretText().Reveal().ShouldBe("""{"access_token":"a","bundle_version":1,"provider":"anthropic"}""");

    [Fact]
    public void a_bundle_has_up_to_32_KiB_and_16_levels()
    {
        const string start = """{"access_token":"a","account":[[[[[[[[[[[[[[[]]]]]]]]]]]]]]],"x":" """;

        ShouldBeRead(start + new string('m', OAuthBundle.MaxBytes - start.Length - 2) + "\"}", "anthropic").Account!.Reveal().Length
            .ShouldBe(30);
    }

    [Theory]
    [MemberData(nameof(Times))]
    public void a_time_is_RFC_3339_or_seconds_or_milliseconds_since_1970(string json, string? time)
    {
        using var document = JsonDocument.Parse(
            ShouldBeRead($$"""{"access_token":"a","expires_at":{{json}}}""", "anthropic").ToSecretText().Reveal());

        (document.RootElement.TryGetProperty("expires_at", out var written) ? written.GetString() : null).ShouldBe(time);
    }

    [Fact]
    public void a_bundle_prints_as_redacted_in_every_form()
    {
        var result = Read(Whole, "anthropic");

        result.ToString().ShouldContain("[redacted]");
        foreach (var printed in (string[])
        [
            $"{result.Bundle}", $"{result}", JsonSerializer.Serialize(result),
            JsonSerializer.Serialize(result.Bundle, WireJson.Options), $"{result.Bundle!.ToSecretText()}",
        ])
        {
            printed.ShouldNotContain("marked");
            printed.ShouldNotContain("someone");
        }
    }

    [Fact]
    public void the_longest_bundle_fits_a_secret() => OAuthBundle.MaxBytes.ShouldBeLessThanOrEqualTo(SecretValues.MaxBytes);

    [Fact]
    public void text_beyond_ASCII_is_kept_as_it_is()
    {
        const string json = """{"access_token":"schlüssel🔑","account":{"name":"\"Ünal\"\n"},"bundle_version":1,"provider":"xai"}""";

        var text = ShouldBeRead(json, "xai").ToSecretText().Reveal();

        text.ShouldBe(json);
        Encoding.UTF8.GetByteCount(text).ShouldBeLessThan(OAuthBundle.MaxBytes);
    }
}
