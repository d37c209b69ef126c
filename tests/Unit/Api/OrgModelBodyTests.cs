using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Messaging.Api.Features.OrgModels;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Messaging.Unit.Sealing;

namespace Messaging.Unit.Api;

public sealed class OrgModelBodyTests : IDisposable
{
    private const string Absent = "absent";

    private readonly KeyFiles files = new();
    private readonly ECDiffieHellman key = KeyFiles.NewKey();
    private readonly SealingPublicKeys keys;

    public OrgModelBodyTests() => keys = files.Public(key);

    /// <summary>One change to a body that is fine, and what it is refused with.</summary>
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "provider", Absent, ProblemCodes.UnknownProvider, "provider" },
        { "provider", "null", ProblemCodes.UnknownProvider, "provider" },
        { "provider", "7", ProblemCodes.UnknownProvider, "provider" },
        { "provider", "\"\"", ProblemCodes.UnknownProvider, "provider" },
        { "provider", "\"Anthropic\"", ProblemCodes.UnknownProvider, "provider" },
        { "provider", "\"anthropic \"", ProblemCodes.UnknownProvider, "provider" },
        { "provider", "[\"anthropic\"]", ProblemCodes.UnknownProvider, "provider" },
        { "provider", "\"openai-compatible\"", ProblemCodes.BaseUrlRequired, "base_url" },
        { "model", Absent, ProblemCodes.InvalidModel, "model" },
        { "model", "null", ProblemCodes.InvalidModel, "model" },
        { "model", "{}", ProblemCodes.InvalidModel, "model" },
        { "model", "\"\"", ProblemCodes.InvalidModel, "model" },
        { "model", "\"two words\"", ProblemCodes.InvalidModel, "model" },
        { "model", "\"anthropic/\"", ProblemCodes.InvalidModel, "model" },
        { "base_url", "\"https://api.anthropic.com\"", ProblemCodes.BaseUrlNotAllowed, "base_url" },
        { "base_url", "\"\"", ProblemCodes.BaseUrlNotAllowed, "base_url" },
        { "base_url", "7", ProblemCodes.InvalidBaseUrl, "base_url" },
        { "base_url", "{}", ProblemCodes.InvalidBaseUrl, "base_url" },
        { "credential_type", Absent, ProblemCodes.CredentialTypeNotSupported, "credential_type" },
        { "credential_type", "null", ProblemCodes.CredentialTypeNotSupported, "credential_type" },
        { "credential_type", "1", ProblemCodes.CredentialTypeNotSupported, "credential_type" },
        { "credential_type", "\"API_KEY\"", ProblemCodes.CredentialTypeNotSupported, "credential_type" },
        { "credential_type", "\"password\"", ProblemCodes.CredentialTypeNotSupported, "credential_type" },
        { "api_key", Absent, ProblemCodes.CredentialRequired, "api_key" },
        { "api_key", "\"a b\"", ProblemCodes.InvalidCredential, "api_key" },
        { "keep_credential", "true", ProblemCodes.InvalidRequest, "keep_credential" },
        { "tos_acknowledged", Absent, ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged" },
        { "tos_acknowledged", "null", ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged" },
        { "tos_acknowledged", "false", ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged" },
        { "tos_acknowledged", "\"true\"", ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged" },
        { "tos_acknowledged", "1", ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged" },
        { "expected_version", "-1", ProblemCodes.InvalidRequest, "expected_version" },
        { "expected_version", "1.5", ProblemCodes.InvalidRequest, "expected_version" },
        { "expected_version", "\"1\"", ProblemCodes.InvalidRequest, "expected_version" },
        { "surprise", "1", ProblemCodes.InvalidRequest, "surprise" },
    };

    /// <summary>Base URLs for a provider that has none of its own.</summary>
    public static TheoryData<string> WrongBaseUrls =>
    [
        "\"\"", "\"llm.example\"", "\"http://llm.example\"", "\"https://user:pass@llm.example\"", "\"https://llm.example?x=1\"",
        "\"https://127.0.0.1\"", "\"https://169.254.169.254\"", "\"https://10.0.0.1\"", "7", "[]",
    ];

    [Fact]
    public void a_body_that_is_fine_is_read()
    {
        var model = Read(Body(("base_url", "null"), ("expected_version", "0"), ("oauth_bundle", "null")));
        model.Provider.ShouldBe("anthropic");
        model.Model.ShouldBe("claude-opus");
        model.BaseUrl.ShouldBeNull();
        model.CredentialType.ShouldBe("api_key");
        model.Credential.ShouldNotBeNull();
        model.ExpectedVersion.ShouldBe(0);
    }

    [Fact]
    public void without_an_expected_version_none_is_expected() => Read(Body()).ExpectedVersion.ShouldBeNull();

    [Fact]
    public void a_kept_credential_is_none() => Read(Body(("api_key", Absent), ("keep_credential", "true"))).Credential.ShouldBeNull();

    [Fact]
    public void a_provider_without_a_base_url_of_its_own_takes_one()
        => Read(Body(("provider", "\"openai-compatible\""), ("base_url", "\"https://llm.example/v1\""))).BaseUrl
            .ShouldBe("https://llm.example/v1");

    [Theory]
    [MemberData(nameof(Faults))]
    public void every_fault_has_its_code_and_its_field(string member, string value, string code, string field)
        => ShouldBeRefused(Body((member, value)), code, field);

    [Theory]
    [MemberData(nameof(WrongBaseUrls))]
    public void a_base_url_of_the_wrong_form_or_to_a_place_it_must_not_point_to_is_refused(string baseUrl)
        => ShouldBeRefused(Body(("provider", "\"openai-compatible\""), ("base_url", baseUrl)), ProblemCodes.InvalidBaseUrl, "base_url");

    [Fact]
    public void a_base_url_on_this_machine_is_fine_in_development_alone()
    {
        var body = Body(("provider", "\"openai-compatible\""), ("base_url", "\"http://127.0.0.1:8080/v1\""));
        Read(body, allowLoopback: true).BaseUrl.ShouldBe("http://127.0.0.1:8080/v1");
        ShouldBeRefused(body, ProblemCodes.InvalidBaseUrl, "base_url");
    }

    [Fact]
    public void the_settings_come_before_the_credential_and_the_credential_before_the_terms()
    {
        ShouldBeRefused(Body(("credential_type", "\"x\""), ("api_key", Absent), ("tos_acknowledged", "false")),
            ProblemCodes.CredentialTypeNotSupported, "credential_type");
        ShouldBeRefused(Body(("api_key", Absent), ("tos_acknowledged", "false")), ProblemCodes.CredentialRequired, "api_key");
        ShouldBeRefused(
            Body(("tos_acknowledged", "false"), ("expected_version", "-1")), ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged");
    }

    [Theory]
    [InlineData("google", "gemini-pro")]
    [InlineData("openrouter", "any")]
    public void a_bundle_for_a_provider_without_a_subscription_is_refused_with_what_it_takes(string provider, string model)
    {
        var problem = ShouldBeRefused(
            Body(
                ("provider", $"\"{provider}\""),
                ("model", $"\"{model}\""),
                ("credential_type", "\"oauth_bundle\""),
                ("api_key", Absent),
                ("oauth_bundle", "{}")),
            ProblemCodes.CredentialTypeNotSupported,
            "credential_type");
        problem.Allowed.ShouldBe(["api_key"]);
    }

    [Fact]
    public void an_unknown_provider_is_told_the_known_ones()
        => ShouldBeRefused(Body(("provider", "\"x\"")), ProblemCodes.UnknownProvider, "provider").Allowed.ShouldBe(ProviderCatalog.Ids);

    public void Dispose()
    {
        keys.Dispose();
        key.Dispose();
        files.Dispose();
    }

    private static string Body(params (string Member, string Value)[] changes)
    {
        var body = JsonNode.Parse(
            """{"provider":"anthropic","model":"claude-opus","credential_type":"api_key","api_key":"k","tos_acknowledged":true}""")!
            .AsObject();
        foreach (var (member, value) in changes)
        {
            if (value == Absent)
                body.Remove(member);
            else
                body[member] = JsonNode.Parse(value);
        }

        return body.ToJsonString();
    }

    private OrgModelBody Read(string json, bool allowLoopback = false)
    {
        using var body = RequestBody.Parse(Encoding.UTF8.GetBytes(json), OrgModelBody.Form);
        return OrgModelBody.Read(body, new CredentialSealer(keys), allowLoopback);
    }

    private Problem ShouldBeRefused(string json, string code, string field)
    {
        var problem = Should.Throw<RefusedException>(() => Read(json)).Problem;
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(field);
        problem.Error.ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
