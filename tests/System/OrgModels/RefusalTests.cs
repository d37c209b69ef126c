using System.Text.Json;
using Messaging.Contracts;
using Messaging.System.Harness;
using Messaging.System.Secrecy;

namespace Messaging.System.OrgModels;

/// <summary>
/// What is wrong with a model that is to be saved is said by code and field, whether the Api or only the worker can see it.
/// </summary>
[Collection(SharedSystem.Name)]
public sealed class RefusalTests(SharedSystem shared)
{
    private const string Url = "https://llm.example.com/v1";
    private const string Good =
        """{"provider":"anthropic","model":"m","credential_type":"api_key","api_key":"sk-123456","tos_acknowledged":true}""";
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string, string, string> WrongSettings => new()
    {
        { """{"provider":null}""", "unknown_provider", "provider" },
        { """{"provider":"acme"}""", "unknown_provider", "provider" },
        { """{"provider":7}""", "unknown_provider", "provider" },
        { """{"model":null}""", "invalid_model", "model" },
        { """{"model":""}""", "invalid_model", "model" },
        { """{"model":"a b"}""", "invalid_model", "model" },
        { """{"model":["m"]}""", "invalid_model", "model" },
        { $$"""{"base_url":"{{Url}}"}""", "base_url_not_allowed", "base_url" },
        { """{"provider":"openai-compatible"}""", "base_url_required", "base_url" },
        { """{"provider":"openai-compatible","base_url":""}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":7}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"ftp://llm.example.com"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://user:pw@llm.example.com"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://169.254.169.254/latest"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://2852039166/"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://[::ffff:10.0.0.1]/"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://[fe80::1%25eth0]/"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://10.0.0.1./"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"https://metadata.google.internal/"}""", "invalid_base_url", "base_url" },
        { """{"provider":"openai-compatible","base_url":"http://llm.example.com"}""", "invalid_base_url", "base_url" },
    };

    public static TheoryData<string, string, string> WrongCredentials => new()
    {
        { """{"credential_type":null}""", "credential_type_not_supported", "credential_type" },
        { """{"credential_type":"password"}""", "credential_type_not_supported", "credential_type" },
        { """{"credential_type":true}""", "credential_type_not_supported", "credential_type" },
        {
            """{"provider":"google","credential_type":"oauth_bundle","api_key":null,"oauth_bundle":{}}""",
            "credential_type_not_supported", "credential_type"
        },
        { """{"api_key":null}""", "credential_required", "api_key" },
        { """{"api_key":null,"credential_type":"oauth_bundle"}""", "credential_required", "oauth_bundle" },
        { """{"api_key":null,"keep_credential":false}""", "credential_required", "api_key" },
        { """{"api_key":null,"keep_credential":true}""", "credential_required", "api_key" },
        { """{"api_key":""}""", "invalid_credential", "api_key" },
        { """{"api_key":"a b"}""", "invalid_credential", "api_key" },
        { """{"api_key":"sk-ant-api03-****"}""", "invalid_credential", "api_key" },
        { """{"api_key":"••••••••"}""", "invalid_credential", "api_key" },
        { """{"api_key":7}""", "invalid_credential", "api_key" },
        { """{"api_key":"k","sealed_api_key":"v1.x"}""", "invalid_credential", "api_key" },
        { """{"api_key":null,"sealed_api_key":"nonsense"}""", "invalid_credential", "sealed_api_key" },
        { """{"api_key":null,"credential_type":"oauth_bundle","oauth_bundle":"sk-123456"}""", "invalid_credential", "oauth_bundle" },
        { """{"api_key":null,"credential_type":"oauth_bundle","oauth_bundle":"{}"}""", "invalid_credential", "oauth_bundle" },
        {
            """
            {"api_key":null,"credential_type":"oauth_bundle",
            "oauth_bundle":{"bundle_version":1,"provider":"anthropic","access_token":""}}
            """,
            "invalid_credential", "oauth_bundle"
        },
        {
            """
            {"api_key":null,"credential_type":"oauth_bundle",
            "oauth_bundle":{"bundle_version":1,"provider":"xai","access_token":"at-123456"}}
            """,
            "invalid_credential", "oauth_bundle"
        },
    };

    public static TheoryData<string, string, string> WrongOthers => new()
    {
        { """{"keep_credential":true}""", "invalid_request", "keep_credential" },
        { """{"keep_credential":"yes"}""", "invalid_request", "keep_credential" },
        { """{"expected_version":-1}""", "invalid_request", "expected_version" },
        { """{"expected_version":1.5}""", "invalid_request", "expected_version" },
        { """{"expected_version":"1"}""", "invalid_request", "expected_version" },
        { """{"expected_version":99999999999999999999}""", "invalid_request", "expected_version" },
        { """{"tos_acknowledged":null}""", "tos_acknowledgement_required", "tos_acknowledged" },
        { """{"tos_acknowledged":false}""", "tos_acknowledgement_required", "tos_acknowledged" },
        { """{"tos_acknowledged":"true"}""", "tos_acknowledgement_required", "tos_acknowledged" },
        { """{"tos":true}""", "invalid_request", "tos" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    [MemberData(nameof(WrongCredentials))]
    [MemberData(nameof(WrongOthers))]
    public async Task a_wrong_member_is_named_and_nothing_is_saved(string changes, string code, string field)
    {
        var caller = system.Caller();

        var problem = (await caller.SendTextAsync(HttpMethod.Put, OrgModelRoutes.Path, Merge(changes))).ShouldBeProblem(400, code);

        problem.GetProperty("field").GetString().ShouldBe(field);
        problem.GetProperty("error").GetString()!.ShouldNotContain("123456");
        (await caller.ActiveModelAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("{}", "version")]
    [InlineData("""{"version":null}""", "version")]
    [InlineData("""{"version":0}""", "version")]
    [InlineData("""{"version":"1"}""", "version")]
    [InlineData("""{"version":1,"provider":"xai"}""", "provider")]
    public async Task a_rollback_needs_a_version(string body, string field)
        => (await system.Caller().SendTextAsync(HttpMethod.Post, OrgModelRoutes.Path + "/rollback", body))
            .ShouldBeProblem(400, "invalid_request").GetProperty("field").GetString().ShouldBe(field);

    [Theory]
    [InlineData("api_key", "")]
    [InlineData("api_key", "with white space")]
    [InlineData("api_key", "****************")]
    [InlineData("oauth_bundle", "not json")]
    [InlineData("oauth_bundle", "[]")]
    [InlineData("oauth_bundle", """{"bundle_version":1,"provider":"anthropic"}""")]
    [InlineData("oauth_bundle", """{"bundle_version":1,"provider":"openai","access_token":"at-123456"}""")]
    public async Task what_arrives_sealed_is_looked_at_by_the_worker_with_the_same_code(string type, string value)
    {
        var caller = system.Caller();

        var text = (await SealerAsync()).Seal(caller.Org, null, $"org_model/anthropic/{type}", value);
        var problem = (await PutSealedAsync(caller, "anthropic", type, text)).ShouldBeProblem(400, "invalid_credential");

        problem.GetProperty("field").GetString().ShouldBe(type);
        problem.GetRawText().ShouldNotContain("123456");
        (await caller.ActiveModelAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("api_key", "sk-123456")]
    [InlineData(
        "oauth_bundle",
        """{"claudeAiOauth":{"accessToken":"at-123456","refreshToken":"rt-123456","expiresAt":1999999999000"""
            + ""","scopes":["user:inference"]}}""")]
    public async Task what_the_caller_sealed_rightly_is_saved(string type, string value)
    {
        var caller = system.Caller();

        var text = (await SealerAsync()).Seal(caller.Org, null, $"org_model/anthropic/{type}", value);
        (await PutSealedAsync(caller, "anthropic", type, text)).ShouldBe(201);

        (await caller.ActiveModelAsync())!.Value.GetProperty("credential_set").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task a_credential_sealed_for_something_else_does_not_open()
    {
        var sealer = await SealerAsync();
        var caller = system.Caller();
        foreach (var (org, workspace, name) in ((Guid, Guid?, string)[])[
            (Guid.NewGuid(), null, "org_model/anthropic/api_key"),
            (caller.Org, Guid.NewGuid(), "org_model/anthropic/api_key"),
            (caller.Org, null, "org_model/openai/api_key"),
            (caller.Org, null, "org_model/anthropic/oauth_bundle"),
            (caller.Org, null, "api_key"),
            (caller.Org, null, "ANTHROPIC_API_KEY")])
        {
            (await PutSealedAsync(caller, "anthropic", "api_key", sealer.Seal(org, workspace, name, "sk-123456")))
                .ShouldBeProblem(400, "invalid_credential").GetProperty("field").GetString().ShouldBe("sealed_api_key");
        }
    }

    [Fact]
    public async Task a_forged_command_is_held_to_the_same_rules()
    {
        var caller = system.Caller();
        using var keys = SealingPublicKeys.Load(system.Keys.SealingPublicPath);
        var credential = keys.Seal(
            new SecretText("sk-123456"), new SealingContext(caller.Org, null, "org_model/openai-compatible/api_key"));
        var right = new SetOrgModel(
            Guid.Empty, caller.Org, "forger", TimeProvider.System.GetUtcNow(), "f", "openai-compatible", "m", Url, "api_key", credential,
            false, null, true);
        (SetOrgModel Command, string Code)[] forged =
        [
            (right with { Provider = null! }, "unknown_provider"),
            (right with { Model = "a\0b" }, "invalid_model"),
            (right with { BaseUrl = "https://169.254.169.254/" }, "invalid_base_url"),
            (right with { BaseUrl = null }, "base_url_required"),
            (right with { CredentialType = null! }, "credential_type_not_supported"),
            (right with { Credential = null }, "credential_required"),
            (right with { Credential = new SealedValue("sk-in-the-clear") }, "invalid_credential"),
            (right with { TosAcknowledged = false }, "tos_acknowledgement_required"),
        ];

        foreach (var (command, code) in forged)
        {
            var sent = command with { CommandId = Guid.CreateVersion7() };
            await system.Bus.SendAsync(sent);
            var outcome = await caller.OutcomeAsync(system.Ids.For(sent));
            outcome["status"].ShouldBe("rejected");
            outcome.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
        }

        (await caller.ActiveModelAsync()).ShouldBeNull();
    }

    private static string Merge(string changes)
    {
        var body = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Good)!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(changes)!)
            body[name] = value;
        return JsonSerializer.Serialize(body);
    }

    private static Task<Answer> PutSealedAsync(Caller caller, string provider, string type, string text) => caller.PutAsync(
        OrgModelRoutes.Path,
        OrgModelRoutes.Body(
            ("provider", provider), ("model", "m"), ("credential_type", type), ($"sealed_{type}", text), ("tos_acknowledged", true)));

    private async Task<OutsideSealer> SealerAsync() => new((await system.Caller(scope: "").GetAsync("/sealing-keys")).ShouldBe(200).Json);
}
