using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Api.Features.OrgModels;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Messaging.Unit.Sealing;

namespace Messaging.Unit.Api;

/// <summary>Wherever in a body a credential stands, and whatever is wrong with it: what is answered holds no part of it.</summary>
public sealed class CredentialSecrecyLaws : IDisposable
{
    private const int PartCharacters = 6;

    // The members of a body with a credential ~ in it. None has tos_acknowledged: each is refused in the end.
    private static readonly string[] Members =
    [
        """ "api_key":"~" """,
        """ "api_key":"~ ~" """,
        """ "api_key":" ~" """,
        """ "api_key":"~\n" """,
        """ "api_key":"~\u0000" """,
        """ "api_key":"****~" """,
        """ "api_key":["~"] """,
        """ "api_key":{"~":"~"} """,
        """ "api_key":"~","keep_credential":true """,
        """ "api_key":"~","keep_credential":"~" """,
        """ "api_key":"~","expected_version":"~" """,
        """ "api_key":"~","tos_acknowledged":"~" """,
        """ "api_key":"~","sealed_api_key":"~" """,
        """ "api_key":"~","oauth_bundle":"~" """,
        """ "sealed_api_key":"~" """,
        """ "sealed_api_key":"v1.0123456789abcdef.~.~" """,
        """ "sealed_api_key":{"~":"~"} """,
        """ "oauth_bundle":"~" """,
        """ "oauth_bundle":"{\"access_token\":\"~" """,
        """ "oauth_bundle":["~"] """,
        """ "oauth_bundle":{"~":"~"} """,
        """ "oauth_bundle":{"access_token":"~ ~"} """,
        """ "oauth_bundle":{"bundle_version":1,"provider":"~","access_token":"~"} """,
        """ "oauth_bundle":{"bundle_version":1,"provider":"openai","access_token":"~ ~"} """,
        """ "oauth_bundle":{"bundle_version":1,"provider":"openai","access_token":"~","expires_at":"~"} """,
        """ "oauth_bundle":{"bundle_version":1,"provider":"xai","access_token":{"~":1},"refresh_token":"~"} """,
        """ "oauth_bundle":{"tokens":{"refresh_token":"~","id_token":"~"}} """,
        """ "oauth_bundle":{"tokens":{"access_token":"~","id_token":"~ "}} """,
        """ "oauth_bundle":{"tokens":{"access_token":"~","access_token":"~"}} """,
        """ "oauth_bundle":{"claudeAiOauth":{"accessToken":"~","expiresAt":"~"}} """,
        """ "oauth_bundle":{"claudeAiOauth":{"accessToken":"","refreshToken":"~"}} """,
        """ "oauth_bundle":{"~":{"type":"oauth","refresh":"~","access":"~"}} """,
        """ "oauth_bundle":{"https://auth.x.ai::~":{"key":" ~","oidc_issuer":"~"}} """,
        """ "sealed_oauth_bundle":"~" """,
        """ "oauth_bundle":"~","sealed_oauth_bundle":"~" """,
    ];

    // A credential may also stand where a setting belongs.
    private static readonly string[] Settings =
    [
        """ "provider":"anthropic","model":"claude","credential_type":"api_key" """,
        """ "provider":"anthropic","model":"claude","credential_type":"oauth_bundle" """,
        """ "provider":"openai","model":"gpt-5","credential_type":"oauth_bundle" """,
        """ "provider":"xai","model":"grok-4","credential_type":"oauth_bundle" """,
        """ "provider":"google","model":"gemini-pro","credential_type":"oauth_bundle" """,
        """ "provider":"~","model":"claude","credential_type":"api_key" """,
        """ "provider":"anthropic","model":"~ ~","credential_type":"api_key" """,
        """ "provider":"anthropic","model":"claude","credential_type":"~" """,
        """ "provider":"anthropic","model":"claude","credential_type":"api_key","base_url":"https://~" """,
        """ "provider":"openai-compatible","model":"m","credential_type":"api_key","base_url":"~" """,
        """ "provider":"openai-compatible","model":"m","credential_type":"api_key","base_url":"https://~:~@llm.example" """,
        """ "provider":"openai-compatible","model":"m","credential_type":"api_key","base_url":"https://llm.example/?key=~" """,
    ];

    // No sentence of ours has six of these in a row.
    private static readonly Gen<string> Credentials =
        from length in Gen.Elements(PartCharacters, 12, 40, 9_000, 40_000)
        from characters in Gen.Elements("BCDFGHJKLMNPQRSTVWXZ0123456789".ToCharArray()).ArrayOf(Math.Min(length, 200))
        select string.Concat(Enumerable.Repeat(new string(characters), (length / characters.Length) + 1))[..length];

    private readonly KeyFiles files = new();
    private readonly ECDiffieHellman key = KeyFiles.NewKey();
    private readonly SealingPublicKeys keys;

    public CredentialSecrecyLaws() => keys = files.Public(key);

    [Property(MaxTest = 2000)]
    public Property no_problem_repeats_a_part_of_a_credential()
    {
        var cases = (
            from settings in Gen.Elements(Settings)
            from members in Gen.Elements(Members)
            from credential in Credentials
            select (Body: $$"""{{{settings}},{{members}}}""", Credential: credential)).ToArbitrary();
        return Prop.ForAll(
            cases, @case => IsSilent(AnswerTo(@case.Body.Replace("~", @case.Credential, StringComparison.Ordinal)), @case.Credential));
    }

    public void Dispose()
    {
        keys.Dispose();
        key.Dispose();
        files.Dispose();
    }

    // Credentials are in upper case here: repeated in lower case, one would be as plain to read.
    private static bool IsSilent(string answer, string credential)
        => Enumerable.Range(0, answer.Length - PartCharacters + 1)
            .All(start => !credential.Contains(answer.Substring(start, PartCharacters).ToUpperInvariant(), StringComparison.Ordinal));

    private string AnswerTo(string json)
    {
        var refused = Should.Throw<RefusedException>(() =>
        {
            using var body = RequestBody.Parse(Encoding.UTF8.GetBytes(json), OrgModelBody.Form);
            OrgModelBody.Read(body, new CredentialSealer(keys), allowLoopback: false);
        });
        return $"{WireJson.Serialize(ProblemBody.Of(refused.Problem))} {refused.Message}";
    }
}
