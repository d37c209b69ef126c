using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The id token of a provider that publishes its keys says that the tokens answer this login, or nothing is kept.</summary>
public sealed class IdTokenTests
{
    [Theory]
    [InlineData("nonce", "another", "its nonce is not this login's")]
    [InlineData("nonce", null, "its nonce is not this login's")]
    [InlineData("iss", "https://issuer.example", "it names another issuer")]
    [InlineData("aud", "another-client", "it was made for another client")]
    [InlineData("azp", "another-client", "it was made for another client")]
    [InlineData("exp", 1_000_000_000L, "it is not good at this time (is this machine's clock right?)")]
    [InlineData("exp", null, "it is not good at this time (is this machine's clock right?)")]
    public async Task with_a_wrong_claim_is_not_trusted(string claim, object? value, string reason)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.IdToken = claims =>
        {
            claims.Remove(claim);
            if (value is not null)
                claims[claim] = value;
        };

        await ShouldNotBeTrusted(rig, reason);
    }

    [Fact]
    public async Task of_another_key_is_not_trusted()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        rig.Server.Behaviour.SignWith = new SigningCredentials(
            new ECDsaSecurityKey(other) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256);

        await ShouldNotBeTrusted(rig, "none of the provider's keys has signed it");
    }

    [Fact]
    public async Task signed_with_the_published_key_as_a_shared_secret_is_not_trusted()
    {
        await using var rig = await LoginRig.CreateAsync();
        var published = Encoding.UTF8.GetBytes(rig.Server.IdTokens.Keys().ToJsonString());
        rig.Server.Behaviour.SignWith = new SigningCredentials(
            new SymmetricSecurityKey(published) { KeyId = "one" }, SecurityAlgorithms.HmacSha256);

        await ShouldNotBeTrusted(rig, "none of the provider's keys has signed it");
    }

    [Fact]
    public async Task without_a_signature_is_not_trusted()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer["id_token"] = rig.Server.Secrets.Note(
            $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{answer["id_token"]!.GetValue<string>().Split('.')[1]}.");

        await ShouldNotBeTrusted(rig, "none of the provider's keys has signed it");
    }

    [Fact]
    public async Task that_is_no_token_at_all_is_not_trusted()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer["id_token"] = rig.Server.Secrets.New("not-a-token");

        await ShouldNotBeTrusted(rig, "it is not of the form");
    }

    [Fact]
    public async Task that_is_missing_ends_the_login()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.TokenAnswer = answer => answer.Remove("id_token");

        await ShouldNotBeTrusted(rig, $"it is missing in the answer of {rig.Server.Base}/xai/token");
    }

    [Fact]
    public async Task is_not_looked_at_where_the_document_is_another_issuers()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Discovery = document => document["issuer"] = "https://issuer.example";

        var result = await rig.RunAsync("xai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldBe($"{rig.Server.Base}/xai/.well-known/openid-configuration "
            + $"is not the document of {rig.Server.Issuer("xai")}: it names another issuer.");
    }

    [Theory]
    [InlineData("http://keys.example/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData(null)]
    public async Task needs_keys_from_an_address_that_can_be_trusted(string? address)
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Server.Behaviour.Discovery = document => document["jwks_uri"] = address is null ? null : JsonValue.Create(address);

        var result = await rig.RunAsync("xai");

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldContain("answered 200 without a usable jwks_uri");
    }

    private static async Task ShouldNotBeTrusted(LoginRig rig, string reason)
    {
        var result = await rig.SignInAsync("xai");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Sentence.ShouldBe($"The id token of xAI (Grok) is not to be trusted: {reason}. Nothing was kept; start again.");
    }
}
