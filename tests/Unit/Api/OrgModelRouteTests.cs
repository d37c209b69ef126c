using System.Text.Json;
using Messaging.Api.Access.Callers;
using Messaging.Contracts;

namespace Messaging.Unit.Api;

public sealed class OrgModelRouteTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    private const string Model = "/org/llm-config";
    private const string Versions = "/org/llm-config/versions";
    private const string Rollback = "/org/llm-config/rollback";
    private const string Capability = "/org/llm-config/capability";
    private const string Fine =
        """{"provider":"anthropic","model":"claude","credential_type":"api_key","api_key":"marked-key","tos_acknowledged":true}""";
    private static readonly string[] PutErrors =
    [
        ProblemCodes.UnknownProvider, ProblemCodes.InvalidModel, ProblemCodes.BaseUrlRequired, ProblemCodes.BaseUrlNotAllowed,
        ProblemCodes.InvalidBaseUrl, ProblemCodes.InvalidCredential, ProblemCodes.CredentialTypeNotSupported,
        ProblemCodes.CredentialRequired, ProblemCodes.TosAcknowledgementRequired,
    ];

    [Theory]
    [InlineData("GET", Model)]
    [InlineData("GET", Versions)]
    [InlineData("PUT", Model)]
    [InlineData("POST", Rollback)]
    public async Task the_organizations_model_is_for_its_admins(string method, string path)
    {
        var (response, body) = await api.SendAsync(
            method, path, api.Token($"{Scopes.Workspaces} {Scopes.Platform}"), method == "GET" ? null : Fine);
        ((int)response.StatusCode).ShouldBe(403);
        body.GetProperty("required_scope").GetString().ShouldBe(Scopes.Org);
        ((int)(await api.SendAsync(method, path, token: null)).Response.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task the_capability_is_for_everybody_who_is_signed_in()
    {
        (await RefusedAsync("GET", Capability, body: null, scope: "")).Code.ShouldBe(ProblemCodes.BrokerUnavailable);
        ((int)(await api.SendAsync("GET", Capability, token: null)).Response.StatusCode).ShouldBe(401);
    }

    [Theory]
    [InlineData("PUT", Model, "{}", ProblemCodes.UnknownProvider, "provider")]
    [InlineData("PUT", Model, """{"provider":"anthropic","model":"claude","credential_type":"api_key","tos_acknowledged":true}""",
        ProblemCodes.CredentialRequired, "api_key")]
    [InlineData("PUT", Model, """{"provider":"anthropic","model":"claude","credential_type":"api_key","api_key":"k"}""",
        ProblemCodes.TosAcknowledgementRequired, "tos_acknowledged")]
    [InlineData("PUT", Model, """{"provider":"anthropic","provider":"openai"}""", ProblemCodes.InvalidRequest, "provider")]
    [InlineData("PUT", Model, """{"apikey":"k"}""", ProblemCodes.InvalidRequest, "apikey")]
    [InlineData("POST", Rollback, "{}", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":null}""", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":0}""", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":-1}""", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":1.0}""", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":"1"}""", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":9223372036854775808}""", ProblemCodes.InvalidRequest, "version")]
    [InlineData("POST", Rollback, """{"version":1,"keep_credential":true}""", ProblemCodes.InvalidRequest, "keep_credential")]
    [InlineData("GET", $"{Versions}?before=x", null, ProblemCodes.InvalidRequest, "before")]
    [InlineData("GET", $"{Versions}?before=-1", null, ProblemCodes.InvalidRequest, "before")]
    [InlineData("GET", $"{Versions}?limit=201", null, ProblemCodes.InvalidRequest, "limit")]
    public async Task a_wrong_form_is_refused_before_anything_is_sent(string method, string path, string? body, string code, string field)
    {
        var refused = await RefusedAsync(method, path, body);
        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe(code);
        refused.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("GET", Model, null)]
    [InlineData("GET", $"{Versions}?before=7&limit=1", null)]
    [InlineData("PUT", Model, Fine)]
    [InlineData("PUT", Model,
        """
        {"provider":"xai","model":"grok-4","credential_type":"api_key","keep_credential":true,
        "expected_version":3,"tos_acknowledged":true}
        """)]
    [InlineData("PUT", Model,
        """
        {"provider":"openai-compatible","model":"m","base_url":"http://127.0.0.1:9/v1",
        "credential_type":"api_key","api_key":"k","tos_acknowledged":true}
        """)]
    [InlineData("POST", Rollback, """{"version":9223372036854775807}""")]
    public async Task what_has_the_right_form_needs_the_broker(string method, string path, string? body)
    {
        var refused = await RefusedAsync(method, path, body);
        refused.Status.ShouldBe(503);
        refused.Code.ShouldBe(ProblemCodes.BrokerUnavailable);
    }

    [Fact]
    public async Task the_openapi_document_tells_what_a_model_needs_and_that_credentials_are_only_written()
    {
        var document = (await api.SendAsync("GET", "/openapi/v1.json", token: null)).Body;
        var put = document.GetProperty("paths").GetProperty(Model).GetProperty("put");
        var schema = SchemaOf(put);
        var members = schema.GetProperty("properties");

        Texts(schema.GetProperty("required")).ShouldBe(["provider", "model", "credential_type", "tos_acknowledged"], ignoreOrder: true);
        Texts(members.GetProperty("provider").GetProperty("enum")).ShouldBe(ProviderCatalog.Ids);
        Texts(members.GetProperty("credential_type").GetProperty("enum")).ShouldBe(CredentialTypes.All);
        foreach (var member in (string[])["api_key", "sealed_api_key", "oauth_bundle", "sealed_oauth_bundle"])
            members.GetProperty(member).GetProperty("writeOnly").GetBoolean().ShouldBeTrue(member);
        Texts(members.GetProperty("oauth_bundle").GetProperty("oneOf"), one => one.GetProperty("type")).ShouldBe(["object", "string"]);
        members.GetProperty("tos_acknowledged").GetProperty("type").GetString().ShouldBe("boolean");
        Texts(members.GetProperty("keep_credential").GetProperty("type")).ShouldBe(["null", "boolean"], ignoreOrder: true);
        Texts(members.GetProperty("expected_version").GetProperty("type")).ShouldBe(["null", "integer"], ignoreOrder: true);
        members.GetProperty("expected_version").GetProperty("minimum").GetInt64().ShouldBe(0);
        schema.GetRawText().ShouldNotContain("example\"");

        PutErrors.Except(ErrorsOf(put, "400")).ShouldBeEmpty();
        ErrorsOf(put, "409").ShouldBe([ProblemCodes.VersionConflict]);
        put.GetProperty("responses").TryGetProperty("201", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task the_openapi_document_tells_what_a_rollback_needs_and_can_answer()
    {
        var document = (await api.SendAsync("GET", "/openapi/v1.json", token: null)).Body;
        var rollback = document.GetProperty("paths").GetProperty(Rollback).GetProperty("post");
        var version = SchemaOf(rollback).GetProperty("properties").GetProperty("version");

        version.GetProperty("type").GetString().ShouldBe("integer");
        version.GetProperty("minimum").GetInt64().ShouldBe(1);
        ErrorsOf(rollback, "400").ShouldContain(ProblemCodes.CredentialTypeNotSupported);
        ErrorsOf(rollback, "400").ShouldContain(ProblemCodes.InvalidBaseUrl);
        ErrorsOf(rollback, "404").ShouldBe([ProblemCodes.VersionNotFound]);
        ErrorsOf(rollback, "409").ShouldBe([ProblemCodes.VersionAlreadyActive]);
        ErrorsOf(rollback, "422").ShouldContain(ProblemCodes.SecretUnreadable);
    }

    [Fact]
    public async Task the_sealing_keys_tell_what_a_credential_is_sealed_for()
    {
        var names = (await api.SendAsync("GET", "/sealing-keys", api.Token(""))).Body.GetProperty("names");
        names.GetProperty("secret").GetString().ShouldBe("{KEY}");
        names.GetProperty("org_model_credential").GetString().ShouldBe("org_model/{provider}/{credential_type}");
    }

    private static JsonElement SchemaOf(JsonElement operation)
        => operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private static string[] ErrorsOf(JsonElement operation, string status)
        => Texts(operation.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json")
            .GetProperty("schema").GetProperty("properties").GetProperty("code").GetProperty("enum"));

    private static string[] Texts(JsonElement array, Func<JsonElement, JsonElement>? of = null)
        => [.. array.EnumerateArray().Select(item => (of is null ? item : of(item)).GetString()!)];

    private async Task<(int Status, string Code, string? Field)> RefusedAsync(
        string method, string path, string? body, string scope = Scopes.Org)
    {
        var (response, answer) = await api.SendAsync(method, path, api.Token(scope), body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (
            (int)response.StatusCode,
            answer.GetProperty("code").GetString()!,
            answer.TryGetProperty("field", out var field) ? field.GetString() : null);
    }
}
