using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class OAuthBundleLaws
{
    private static readonly string[] Providers = ["anthropic", "openai", "xai", "google", "openai-compatible"];

    // Names that mean something to one form or another, so that arbitrary objects come near to being bundles.
    private static readonly string[] Names =
    [
        "bundle_version", "provider", "access_token", "refresh_token", "id_token", "token_type", "expires_at", "scopes", "scope", "account",
        "issuer", "client_id", "obtained_at", "tokens", "account_id", "last_refresh", "OPENAI_API_KEY", "claudeAiOauth", "accessToken",
        "refreshToken", "expiresAt", "anthropic", "openai", "xai", "google", "type", "refresh", "access", "expires", "accountId",
        "https://auth.x.ai::client", "https://auth.x.ai::", "key", "oidc_issuer", "oidc_client_id", "", "é",
    ];

    private static readonly string[] Shapes =
    [
        """{"bundle_version":1,"provider":"openai","access_token":"SECRET","refresh_token":"SECRET","expires_at":1795413600"""
            + ""","scopes":["a"],"account":{"id":"SECRET"}}""",
        """{"tokens":{"id_token":"SECRET","access_token":"SECRET","refresh_token":"SECRET","account_id":"SECRET"}"""
            + ""","last_refresh":"2026-11-22T01:02:03Z"}""",
        """{"claudeAiOauth":{"accessToken":"SECRET","refreshToken":"SECRET","expiresAt":1795413600000,"scopes":["user:inference"]}}""",
        """{"anthropic":{"type":"oauth","refresh":"SECRET","access":"SECRET","expires":1795413600000}"""
            + ""","xai":{"type":"api","key":"SECRET"},"SECRET":{"type":"oauth"}}""",
        """{"https://auth.x.ai::SECRET":"""
            + """{"key":"SECRET","refresh_token":"SECRET","expires_at":"2026-11-23T06:00:00Z","oidc_client_id":"SECRET"}}""",
        """{"SECRET":"SECRET","access_token":"SECRET","provider":"SECRET","bundle_version":1}""",
        "SECRET",
        "\"SECRET\"",
    ];

    // What a few characters of a bundle are replaced by.
    private static readonly string[] Edits =
    [
        "", "\"", "{", "}", "[", "]", ",", ":", "\\", "\\ud800", "\ud800", "\0", " ", "0", "e9", "null", "é",
    ];

    private static readonly Gen<string> Json =
        from seed in ArbMap.Default.GeneratorFor<int>()
        from secret in Secrets.Generator
        select Tree(new Random(seed), secret, depth: 4)?.ToJsonString() ?? "null";

    // A bundle of one of the forms, with a few characters changed, removed or put in.
    private static readonly Gen<string> Damaged =
        from shape in Gen.Elements(Shapes)
        from secret in Secrets.Generator
        from edits in Gen.Choose(0, 10_000).SelectMany(at => Gen.Elements(Edits).Select(with => (at, with))).ListOf(3)
        from count in Gen.Choose(0, 3)
        select edits.Take(count).Aggregate(shape.Replace("SECRET", secret, StringComparison.Ordinal), Edit);

    private static readonly Arbitrary<string> Texts =
        Gen.OneOf(Json, Damaged, ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "")).ToArbitrary();

    private static readonly Arbitrary<OAuthBundle> Bundles = (
        from provider in Gen.Elements(Providers)
        from access in Secrets.Generator
        from refresh in Optional(Secrets.Generator)
        from id in Optional(Secrets.Generator)
        from words in Optional(Gen.Elements("Bearer", "openid", "https://auth.x.ai", "schlüssel", "\"", "\\", "🔑", "</a>", "0")).ArrayOf(3)
        from scopes in Gen.Elements("openid", "user:inference", "\"", "é").ArrayOf()
        from times in Optional(Gen.Choose(1, int.MaxValue)).ArrayOf(2)
        from seed in ArbMap.Default.GeneratorFor<int>()
        let account = Tree(new Random(seed), "account", depth: 3)
        select new OAuthBundle
        {
            Provider = provider,
            AccessToken = new SecretText(access),
            RefreshToken = refresh is null ? null : new SecretText(refresh),
            IdToken = id is null ? null : new SecretText(id),
            TokenType = words[0],
            Issuer = words[1],
            ClientId = words[2],
            Scopes = scopes.Length > 64 ? [] : scopes,
            ExpiresAt = times[0] is { } expiry ? DateTimeOffset.UnixEpoch.AddTicks(expiry * 10_000_007L) : null,
            ObtainedAt = times[1] is { } obtained ? DateTimeOffset.UnixEpoch.AddSeconds(obtained).ToOffset(TimeSpan.FromHours(-5)) : null,
            Account = account is null ? null : new SecretText(account.ToJsonString()),
        }).ToArbitrary();

    [Property(MaxTest = 20_000)]
    public Property reading_never_throws_and_gives_either_a_bundle_or_a_problem()
        => Prop.ForAll(Texts, Gen.Elements(Providers).ToArbitrary(), (text, provider) =>
        {
            var result = OAuthBundle.Read(new SecretText(text), provider, "oauth_bundle");
            return result.IsRead
                ? result is { Problem: null, Bundle.Provider: var read } && read == provider
                : result.Problem is { Code: ProblemCodes.InvalidCredential, Field: "oauth_bundle" };
        });

    [Property(MaxTest = 20_000)]
    public Property a_bundle_that_was_read_is_read_back_from_its_own_text()
        => Prop.ForAll(Texts, Gen.Elements(Providers).ToArbitrary(), (text, provider) =>
            OAuthBundle.Read(new SecretText(text), provider, "oauth_bundle").Bundle is not { } bundle || IsReadBack(bundle));

    [Property(MaxTest = 2000)]
    public Property a_bundle_that_was_made_is_read_back_from_its_own_text()
        => Prop.ForAll(Bundles, IsReadBack);

    [Property(MaxTest = 1000)]
    public Property what_codex_is_given_it_would_read_as_the_same_tokens()
        => Prop.ForAll(Bundles, bundle =>
        {
            var read = OAuthBundle.Read(bundle.ToCodexAuthJson(DateTimeOffset.UnixEpoch.AddSeconds(1)), "openai", "oauth_bundle").Bundle;
            return read is not null
                && read.AccessToken.Reveal() == bundle.AccessToken.Reveal()
                && read.RefreshToken?.Reveal() == bundle.RefreshToken?.Reveal();
        });

    [Property(MaxTest = 2000)]
    public Property a_refusal_holds_no_part_of_a_secret_wherever_it_stands()
        => Prop.ForAll(Secrets.One, ArbMap.Default.ArbFor<int>(), Gen.Elements(Providers).ToArbitrary(), (secret, seed, provider) =>
        {
            var random = new Random(seed);
            var shape = Shapes[random.Next(Shapes.Length)].Replace("SECRET", secret, StringComparison.Ordinal);
            string[] texts =
            [
                shape, Edit(shape, (random.Next(shape.Length), "\\")), Edit(shape, (random.Next(shape.Length), " ")),
                shape.Replace("a", "****", StringComparison.Ordinal), Tree(random, secret, depth: 4)?.ToJsonString() ?? secret,
            ];
            return texts.All(text => OAuthBundle.Read(new SecretText(text), provider, "oauth_bundle").Problem is not { } problem
                || !Secrets.Shows(problem, secret));
        });

    [Property(MaxTest = 200)]
    public Property of_another_provider_s_login_nothing_is_kept()
        => Prop.ForAll(Secrets.One, Secrets.One, (own, other) =>
        {
            var json =
                $$$"""{"openai":{"type":"oauth","access":"{{{other}}}","refresh":"{{{other}}}"}"""
                    + $$$""","anthropic":{"type":"oauth","access":"{{{own}}}"},"{{{other}}}":{"type":"api","key":"{{{other}}}"}}""";
            var text = OAuthBundle.Read(new SecretText(json), "anthropic", "oauth_bundle").Bundle!.ToSecretText().Reveal();
            return text.Contains(own, StringComparison.Ordinal) && !text.Contains(other, StringComparison.Ordinal);
        });

    private static bool IsReadBack(OAuthBundle bundle)
    {
        var text = bundle.ToSecretText();
        var read = OAuthBundle.Read(text, bundle.Provider, "oauth_bundle").Bundle;
        return read is not null
            && read.ToSecretText().Reveal() == text.Reveal()
            && Encoding.UTF8.GetByteCount(text.Reveal()) <= OAuthBundle.MaxBytes
            && read.Provider == bundle.Provider
            && read.AccessToken.Reveal() == bundle.AccessToken.Reveal()
            && read.RefreshToken?.Reveal() == bundle.RefreshToken?.Reveal()
            && read.IdToken?.Reveal() == bundle.IdToken?.Reveal()
            && read.TokenType == bundle.TokenType
            && read.Issuer == bundle.Issuer
            && read.ClientId == bundle.ClientId
            && read.ExpiresAt == bundle.ExpiresAt
            && read.ObtainedAt == bundle.ObtainedAt
            && read.Scopes.SequenceEqual(bundle.Scopes, StringComparer.Ordinal)
            && JsonNode.DeepEquals(Node(read.Account), Node(bundle.Account));
    }

    private static JsonNode? Node(SecretText? json) => json is null ? null : JsonNode.Parse(json.Reveal());

    private static Gen<T?> Optional<T>(Gen<T> generator)
        => Gen.Frequency((1, Gen.Constant(default(T))), (3, generator.Select(value => (T?)value)));

    private static string Edit(string text, (int At, string With) edit)
    {
        if (text.Length == 0)
            return edit.With;
        var at = edit.At % text.Length;
        return text[..at] + edit.With + text[(at + 1)..];
    }

    private static JsonNode? Tree(Random random, string secret, int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(random.Next(3) == 0 ? 1795413600L : 1),
        4 => JsonValue.Create(secret),
        5 => JsonValue.Create(
            random.Next(4) switch { 0 => "oauth", 1 => "", 2 => "2026-11-22T01:02:03Z", _ => Providers[random.Next(Providers.Length)] }),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Tree(random, secret, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(8))
            .Select(_ => random.Next(20) == 0 ? secret : Names[random.Next(Names.Length)]).Distinct(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, Tree(random, secret, depth - 1)))),
    };
}
