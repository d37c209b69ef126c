using System.Security.Cryptography;
using System.Text;
using Messaging.Api.Features.OrgModels;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Messaging.Unit.Sealing;

namespace Messaging.Unit.Api;

public sealed class CredentialSealerTests : IDisposable
{
    private const string Codex =
        """{"tokens":{"access_token":"marked-access","refresh_token":"marked-refresh","account_id":"acct"}"""
            + ""","last_refresh":"2026-11-20T10:00:00Z"}""";
    private static readonly Guid Org = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly Guid OtherOrg = Guid.Parse("22222222-2222-4222-8222-222222222222");

    private readonly KeyFiles files = new();
    private readonly ECDiffieHellman key = KeyFiles.NewKey();
    private readonly SealingPublicKeys keys;
    private readonly SealingPrivateKeys privateKeys;
    private readonly CredentialSealer sealer;

    public CredentialSealerTests()
    {
        keys = files.Public(key);
        privateKeys = files.Private(key);
        sealer = new CredentialSealer(keys);
    }

    [Fact]
    public void an_api_key_in_the_clear_leaves_sealed_for_its_organization_and_provider()
    {
        var value = Read("""{"api_key":"marked-key"}""", "anthropic", CredentialTypes.ApiKey)!(Org);
        Open(value, Org, "org_model/anthropic/api_key").ShouldBe("marked-key");
        Open(value, OtherOrg, "org_model/anthropic/api_key").ShouldBeNull();
        Open(value, Org, "org_model/openai/api_key").ShouldBeNull();
        Open(value, Org, "ANTHROPIC_API_KEY").ShouldBeNull();
    }

    [Theory]
    [InlineData(Codex)]
    [InlineData(
        """{ "tokens" : {"access_token":"marked\u002daccess", "refresh_token":"r"},  "last_refresh":null, "OPENAI_API_KEY":null }""")]
    public void an_oauth_bundle_is_sealed_as_it_was_sent_whether_as_an_object_or_as_text(string bundle)
    {
        foreach (var sent in (string[])[bundle, $"\"{JsonEncode(bundle)}\""])
        {
            var value = Read($$"""{"oauth_bundle":{{sent}}}""", "openai", CredentialTypes.OAuthBundle)!(Org);
            Open(value, Org, "org_model/openai/oauth_bundle").ShouldBe(bundle);
        }
    }

    [Theory]
    [InlineData("sealed_api_key", "anthropic", CredentialTypes.ApiKey)]
    [InlineData("sealed_oauth_bundle", "xai", CredentialTypes.OAuthBundle)]
    public void a_sealed_credential_passes_through(string member, string provider, string type)
    {
        var text = keys.Seal(new SecretText("x"), new SealingContext(Org, null, OrgModelForm.CredentialName(provider, type))).Text;
        Read($$"""{"{{member}}":"{{text}}"}""", provider, type)!(Org).Text.ShouldBe(text);
    }

    [Fact]
    public void a_credential_sealed_to_a_key_that_is_not_known_here_is_for_the_worker_to_judge()
    {
        using var otherFiles = new KeyFiles();
        using var other = KeyFiles.NewKey();
        using var otherKeys = otherFiles.Public(other);
        var text = otherKeys.Seal(new SecretText("x"), new SealingContext(Org, null, "any")).Text;
        Read($$"""{"sealed_api_key":"{{text}}"}""", "anthropic", CredentialTypes.ApiKey)!(Org).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("""{"keep_credential":true}""")]
    [InlineData("""{"keep_credential":true,"api_key":null,"sealed_api_key":null,"oauth_bundle":null,"sealed_oauth_bundle":null}""")]
    public void a_credential_that_is_kept_is_not_sent(string json) => Read(json, "anthropic", CredentialTypes.ApiKey).ShouldBeNull();

    [Fact]
    public void keep_credential_false_is_as_none()
        => Read("""{"keep_credential":false,"api_key":"k"}""", "anthropic", CredentialTypes.ApiKey).ShouldNotBeNull();

    [Theory]
    [InlineData("{}", ProblemCodes.CredentialRequired, "api_key")]
    [InlineData("""{"api_key":null,"keep_credential":null}""", ProblemCodes.CredentialRequired, "api_key")]
    [InlineData("""{"keep_credential":false}""", ProblemCodes.CredentialRequired, "api_key")]
    [InlineData("""{"keep_credential":"true"}""", ProblemCodes.InvalidRequest, "keep_credential")]
    [InlineData("""{"keep_credential":1}""", ProblemCodes.InvalidRequest, "keep_credential")]
    [InlineData("""{"keep_credential":true,"api_key":"k"}""", ProblemCodes.InvalidRequest, "keep_credential")]
    [InlineData("""{"keep_credential":true,"sealed_oauth_bundle":"s"}""", ProblemCodes.InvalidRequest, "keep_credential")]
    [InlineData("""{"oauth_bundle":{}}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"sealed_oauth_bundle":"s"}""", ProblemCodes.InvalidCredential, "sealed_oauth_bundle")]
    [InlineData("""{"api_key":"k","oauth_bundle":"b"}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"api_key":"k","sealed_api_key":"s"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":""}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":"two words"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":"k\n"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":"a\u0000b"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":"****"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":"••••••••"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":7}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":["k"]}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"api_key":false}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"sealed_api_key":""}""", ProblemCodes.InvalidCredential, "sealed_api_key")]
    [InlineData("""{"sealed_api_key":"v1.x"}""", ProblemCodes.InvalidCredential, "sealed_api_key")]
    [InlineData("""{"sealed_api_key":{}}""", ProblemCodes.InvalidCredential, "sealed_api_key")]
    public void every_wrong_api_key_has_its_code_and_its_field(string json, string code, string field)
        => ShouldBeRefused(json, CredentialTypes.ApiKey, code, field);

    [Theory]
    [InlineData("{}", ProblemCodes.CredentialRequired, "oauth_bundle")]
    [InlineData("""{"api_key":"k"}""", ProblemCodes.InvalidCredential, "api_key")]
    [InlineData("""{"sealed_api_key":"k","oauth_bundle":{}}""", ProblemCodes.InvalidCredential, "sealed_api_key")]
    [InlineData("""{"oauth_bundle":{},"sealed_oauth_bundle":"s"}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":{}}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":""}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":"sk-ant-oat01-abc"}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":"[]"}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":[]}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":7}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":true}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"oauth_bundle":{"tokens":{"refresh_token":"r"}}}""", ProblemCodes.InvalidCredential, "oauth_bundle")]
    [InlineData("""{"sealed_oauth_bundle":{"tokens":{}}}""", ProblemCodes.InvalidCredential, "sealed_oauth_bundle")]
    public void every_wrong_oauth_bundle_has_its_code_and_its_field(string json, string code, string field)
        => ShouldBeRefused(json, CredentialTypes.OAuthBundle, code, field);

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public void an_api_key_has_at_most_8192_characters(int length, bool accepted)
        => IsAccepted($$"""{"api_key":"{{new string('k', length)}}"}""", CredentialTypes.ApiKey).ShouldBe(accepted);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void an_oauth_bundle_has_at_most_32_KiB(int more, bool accepted)
    {
        var padding = new string(' ', (32 * 1024) + more - Codex.Length);
        IsAccepted($$"""{"oauth_bundle":"{{JsonEncode(Codex)}}{{padding}}"}""", CredentialTypes.OAuthBundle, "openai").ShouldBe(accepted);
    }

    [Fact]
    public void a_sealed_credential_has_at_most_as_many_characters_as_a_sealed_value_can_have()
    {
        var text = $"v1.{keys.Active.KeyId}.{new string('A', SecretValues.MaxSealedCharacters)}";
        IsAccepted($$"""{"sealed_api_key":"{{text}}"}""", CredentialTypes.ApiKey).ShouldBeFalse();
    }

    public void Dispose()
    {
        privateKeys.Dispose();
        keys.Dispose();
        key.Dispose();
        files.Dispose();
    }

    private static string JsonEncode(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private Func<Guid, SealedValue>? Read(string json, string provider, string type)
    {
        using var body = RequestBody.Parse(Encoding.UTF8.GetBytes(json), new BodySchema(CredentialSealer.Members));
        return sealer.Read(body, provider, type);
    }

    private bool IsAccepted(string json, string type, string provider = "anthropic")
    {
        try
        {
            return Read(json, provider, type) is not null;
        }
        catch (RefusedException refused) when (refused.Problem.Code == ProblemCodes.InvalidCredential)
        {
            return false;
        }
    }

    private void ShouldBeRefused(string json, string type, string code, string field)
    {
        var problem = Should.Throw<RefusedException>(() => Read(json, "anthropic", type)).Problem;
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(field);
    }

    private string? Open(SealedValue value, Guid org, string name)
        => privateKeys.Open(value, new SealingContext(org, null, name)).Value?.Reveal();
}
