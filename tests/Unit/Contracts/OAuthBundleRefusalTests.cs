using static Messaging.Unit.Contracts.Bundles;

namespace Messaging.Unit.Contracts;

/// <summary>What is refused in any form, shown with our own.</summary>
public sealed class OAuthBundleRefusalTests
{
    public static TheoryData<string, string> NoObject => new()
    {
        { "empty", "" },
        { "empty", "  \r\n\t" },
        { "mask", "****" },
        { "mask", "••••••••" },
        { "mask", "[redacted]" },
        { "mask", "[sealed]" },
        { "credential type api_key", "sk-ant-oat01-marked" },
        { "credential type api_key", "  sk-ant-oat01-marked\n" },
        { "credential type api_key", "eyJtYXJrZWQ.marked.marked" },
        { "credential type api_key", "\"marked\"" },
        { "credential type api_key", "[{\"access_token\":\"marked\"}]" },
        { "credential type api_key", "null" },
        { "credential type api_key", "12345" },
        { "credential type api_key", "true" },
        { "credential type api_key", "\ufeff{\"access_token\":\"marked\"}" },
    };

    public static TheoryData<string, string> NoKnownObject => new()
    {
        { "one well-formed JSON object", "{" },
        { "one well-formed JSON object", "{marked}" },
        { "one well-formed JSON object", "{'access_token':'marked'}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\"" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\",}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\"} {\"access_token\":\"marked\"}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\"}marked" },
        { "one well-formed JSON object", "{/*marked*/\"access_token\":\"marked\"}" },
        { "one well-formed JSON object", "{\"access_token\":\"mar\nked\"}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\\ud800\"}" },
        { "one well-formed JSON object", "{\"marked\\udc00\":1,\"access_token\":\"marked\"}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\",\"access_token\":\"marked\"}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\",\"access\\u005ftoken\":\"marked\"}" },
        { "one well-formed JSON object", "{\"access_token\":\"marked\",\"account\":{\"a\":1,\"a\":2}}" },
        { "one well-formed JSON object", $"{{\"access_token\":\"marked\",\"account\":{new string('[', 16)}{new string(']', 16)}}}" },
        { "one well-formed JSON object", $"{{\"access_token\":\"marked\",\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}" },
        { "longer than 32 KiB", $"{{\"access_token\":\"marked\",\"x\":\"{new string('m', 32 * 1024)}\"}}" },
        { "longer than 32 KiB", $"{{\"access_token\":\"marked\",\"x\":\"{new string('é', 16 * 1024)}\"}}" },
        { "longer than 32 KiB", new string(' ', 32 * 1024) + "{}" },
        { "form that is not known", "{}" },
        { "codex, Claude Code, grok and opencode", "{}" },
        { "form that is not known", "{\"marked\":\"marked\"}" },
        { "form that is not known", "{\"accessToken\":\"marked\"}" },
        { "form that is not known", "{\"anthropic\":\"marked\"}" },
        { "form that is not known", "{\"anthropic\":{\"type\":7}}" },
    };

    public static TheoryData<string, string> WrongProvidersAndAccessTokens => new()
    {
        { "bundle_version than 1", """{"bundle_version":2,"access_token":"marked"}""" },
        { "bundle_version than 1", """{"bundle_version":"1","access_token":"marked"}""" },
        { "bundle_version than 1", """{"bundle_version":null,"access_token":"marked"}""" },
        { "bundle_version than 1", """{"bundle_version":"marked","access_token":"marked"}""" },
        { "for the provider openai, not for anthropic", """{"bundle_version":1,"provider":"openai","access_token":"marked"}""" },
        { "for the provider google, not for anthropic", """{"bundle_version":1,"provider":"google","access_token":"marked"}""" },
        {
            "names a provider that is not known here; paste a login to anthropic",
            """{"bundle_version":1,"provider":"marked","access_token":"marked"}"""
        },
        {
            "names a provider that is not known here; paste a login to anthropic",
            """{"bundle_version":1,"provider":"Anthropic","access_token":"marked"}"""
        },
        { "wrong provider", """{"bundle_version":1,"provider":7,"access_token":"marked"}""" },
        { "no access token (no access_token)", """{"bundle_version":1}""" },
        { "no access token (no access_token)", """{"bundle_version":1,"refresh_token":"marked"}""" },
        { "no access token (no access_token)", """{"bundle_version":1,"access_token":null}""" },
        { "wrong access_token: it is empty", """{"bundle_version":1,"access_token":""}""" },
        { "wrong access_token; it must be a string", """{"access_token":1}""" },
        { "wrong access_token; it must be a string", """{"access_token":["marked"]}""" },
        { "wrong access_token; it must be a string", """{"access_token":{"marked":1}}""" },
        { "wrong access_token: it holds white space", """{"access_token":"marked marked"}""" },
        { "wrong access_token: it holds white space", """{"access_token":"marked\n"}""" },
        { "control characters", """{"access_token":"marked\u0000"}""" },
        { "wrong access_token: it is a mask", """{"access_token":"****"}""" },
        { "wrong access_token: it is a mask", """{"access_token":"sk-marked…"}""" },
        { "wrong access_token: it is a mask", """{"access_token":"[redacted]"}""" },
        { "wrong access_token: it is longer than 8192", $$"""{"access_token":"{{new string('m', 8193)}}"}""" },
    };

    public static TheoryData<string, string> WrongMembers => new()
    {
        { "wrong refresh_token: it is a mask", """{"access_token":"a","refresh_token":"••••"}""" },
        { "wrong refresh_token; it must be a string", """{"access_token":"a","refresh_token":false}""" },
        { "wrong id_token: it holds white space", """{"access_token":"a","id_token":"marked marked"}""" },
        { "wrong token_type", """{"access_token":"a","token_type":"marked marked"}""" },
        { "wrong issuer", """{"access_token":"a","issuer":{}}""" },
        { "wrong client_id", $$"""{"access_token":"a","client_id":"{{new string('m', 513)}}"}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":"marked"}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":"2026-11-23"}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":"2026-11-23T08:00:00"}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":"2026-13-23T08:00:00Z"}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":"0001-01-01T00:00:00+14:00"}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":-1}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":1e300}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":99999999999999999999}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":true}""" },
        { "wrong expires_at", """{"access_token":"a","expires_at":[]}""" },
        { "wrong obtained_at", """{"access_token":"a","obtained_at":"yesterday"}""" },
        { "wrong scopes", """{"access_token":"a","scopes":7}""" },
        { "wrong scopes", """{"access_token":"a","scopes":["a",7]}""" },
        { "wrong scopes", """{"access_token":"a","scopes":[""]}""" },
        { "wrong scopes", """{"access_token":"a","scopes":["a b"]}""" },
        { "wrong scopes", $$"""{"access_token":"a","scopes":[{{string.Join(',', Enumerable.Repeat("\"s\"", 65))}}]}""" },
        { "number in its account", """{"access_token":"a","account":{"marked":1.5}}""" },
    };

    [Theory]
    [MemberData(nameof(NoObject))]
    [MemberData(nameof(NoKnownObject))]
    public void what_is_no_bundle_is_refused_with_what_to_do(string reason, string text)
        => ShouldBeRefused(text, "anthropic").ShouldContain(reason);

    [Theory]
    [MemberData(nameof(WrongProvidersAndAccessTokens))]
    [MemberData(nameof(WrongMembers))]
    public void a_bundle_with_a_wrong_member_is_refused_by_its_name(string reason, string text)
        => ShouldBeRefused(text, "anthropic").ShouldContain(reason);

    // Written here and not in the table: a test runner cannot pass it on.
    [Fact]
    public void half_a_character_is_no_text()
        => ShouldBeRefused("{\"access_token\":\"marked\ud800\"}", "anthropic").ShouldContain("one well-formed JSON object");

    [Fact]
    public void a_bundle_whose_own_text_would_be_too_large_is_refused()
    {
        var scopes = string.Join(' ', Enumerable.Range(0, 64).Select(_ => new string('s', 508)));

        ShouldBeRefused($$"""{"access_token":"a","scope":"{{scopes}}"}""", "anthropic").ShouldContain("too large");
    }
}
