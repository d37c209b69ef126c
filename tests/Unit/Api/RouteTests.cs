using System.Net;
using System.Text.Json;
using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Http.Navigation;
using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Unit.Api;

public sealed class RouteTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    private const string Id = "33333333-3333-4333-8333-333333333333";
    private const string Mode = $"/admin/workspaces/{Id}/llm-billing-mode";
    private const string Secrets = $"/workspaces/{Id}/secrets";

    [Fact]
    public void every_route_declares_exactly_one_access_rule()
    {
        var endpoints = ((IEndpointRouteBuilder)api.App).DataSources.SelectMany(source => source.Endpoints).ToList();
        endpoints.Count.ShouldBeGreaterThan(25);
        endpoints.ShouldAllBe(endpoint => endpoint.Metadata.GetOrderedMetadata<AccessRule>().Count == 1);
    }

    [Fact]
    public async Task a_route_without_an_access_rule_stops_the_start()
    {
        var builder = WebApplication.CreateBuilder();
        await using var app = builder.Build();
        app.MapGet("/open", () => "open");
        Should.Throw<InvalidOperationException>(app.CheckAccessRules).Message.ShouldContain("/open");
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404, ProblemCodes.NotFound)]
    [InlineData("PATCH", "/workspaces", 405, ProblemCodes.MethodNotAllowed)]
    [InlineData("GET", "/workspaces", 401, ProblemCodes.Unauthenticated)]
    [InlineData("GET", "/health/ready", 503, ProblemCodes.NotReady)]
    public async Task errors_are_problems_also_without_a_token(string method, string path, int status, string code)
        => await ShouldBeProblem(await api.SendAsync(method, path, token: null), status, code);

    [Fact]
    public async Task an_expired_token_and_one_for_another_audience_are_nobodys()
    {
        await ShouldBeProblem(await api.SendAsync("GET", "/workspaces", api.Token(Scopes.Workspaces, expiresInMinutes: -1)),
            401, ProblemCodes.Unauthenticated);
        await ShouldBeProblem(
            await api.SendAsync("GET", "/workspaces", api.Token(Scopes.Workspaces, audience: "other")), 401, ProblemCodes.Unauthenticated);
    }

    [Theory]
    [InlineData("GET", "/workspaces", Scopes.Org, Scopes.Workspaces)]
    [InlineData("GET", "/settings/secrets", Scopes.Workspaces, Scopes.Org)]
    [InlineData("GET", "/audit", Scopes.Workspaces, Scopes.Org)]
    [InlineData("GET", "/cp/admin/workspaces/x/llm-billing-mode", Scopes.Workspaces, Scopes.Platform)]
    [InlineData("GET", "/operations", "other", Scopes.Workspaces)]
    public async Task a_token_without_the_scope_is_told_which_one(string method, string path, string scope, string required)
    {
        var answer = await api.SendAsync(method, path, api.Token(scope));
        await ShouldBeProblem(answer, 403, ProblemCodes.InsufficientScope);
        answer.Body.GetProperty("required_scope").GetString().ShouldBe(required);
    }

    [Theory]
    [InlineData("PUT", Mode, "{}", ProblemCodes.ModeRequired, "mode")]
    [InlineData("PUT", Mode, """{"mode":"BYOK"}""", ProblemCodes.UnknownBillingMode, "mode")]
    [InlineData("PUT", Mode, """{"mode":1}""", ProblemCodes.UnknownBillingMode, "mode")]
    [InlineData("PUT", Mode, """{"mode":null,"x":1}""", ProblemCodes.InvalidRequest, "x")]
    [InlineData("PUT", "/admin/workspaces/A/llm-billing-mode", """{"mode":null}""", ProblemCodes.InvalidWorkspaceId, null)]
    [InlineData("POST", "/workspaces", "{}", ProblemCodes.InvalidName, "name")]
    [InlineData("POST", "/workspaces", """{"name":"a"}""", ProblemCodes.InvalidRequest, "runtime")]
    [InlineData("POST", "/workspaces", """{"name":"a","runtime":"r","model":""}""", ProblemCodes.InvalidModel, "model")]
    [InlineData("POST", "/workspaces", """{"name":"a","runtime":"r","id":"X"}""", ProblemCodes.InvalidWorkspaceId, "id")]
    [InlineData("POST", "/workspaces", """{"name":"a","runtime":"r","parent_id":7}""", ProblemCodes.InvalidWorkspaceId, "parent_id")]
    [InlineData(
        "POST", "/workspaces", """{"name":"a","runtime":"r","billing_mode":"x"}""", ProblemCodes.UnknownBillingMode, "billing_mode")]
    [InlineData("POST", Secrets, """{"key":"PATH","value":"x"}""", ProblemCodes.ReservedName, "key")]
    [InlineData("PUT", Secrets, """{"key":"A"}""", ProblemCodes.InvalidSecretValue, "value")]
    [InlineData("DELETE", $"{Secrets}/A-B", null, ProblemCodes.InvalidSecretName, "key")]
    [InlineData("DELETE", $"/workspaces/{Id}", """{"force":true}""", ProblemCodes.InvalidRequest, "force")]
    [InlineData("GET", "/workspaces?limit=0", null, ProblemCodes.InvalidRequest, "limit")]
    [InlineData("GET", "/operations?status=done", null, ProblemCodes.InvalidRequest, "status")]
    [InlineData("GET", "/audit?after=x", null, ProblemCodes.InvalidRequest, "after")]
    public async Task a_wrong_form_is_refused_before_anything_is_sent(string method, string path, string? body, string code, string? field)
    {
        var answer = await api.SendAsync(method, path, api.Token($"{Scopes.Workspaces} {Scopes.Org}"), body);
        await ShouldBeProblem(answer, 400, code);
        (answer.Body.TryGetProperty("field", out var named) ? named.GetString() : null).ShouldBe(field);
    }

    [Fact]
    public async Task a_body_that_is_not_announced_as_json_is_refused()
        => await ShouldBeProblem(
            await api.SendAsync("PUT", Mode, api.Token(Scopes.Workspaces), """{"mode":null}""", "text/plain"),
            415, ProblemCodes.UnsupportedMediaType);

    [Fact]
    public async Task a_body_of_more_than_256_KiB_is_refused()
        => await ShouldBeProblem(
            await api.SendAsync("PUT", Mode, api.Token(Scopes.Workspaces), new string(' ', (256 * 1024) + 1)),
            413, ProblemCodes.RequestTooLarge);

    [Fact]
    public async Task an_idempotency_key_of_the_wrong_form_is_refused()
        => await ShouldBeProblem(
            await api.SendAsync("PUT", Mode, api.Token(Scopes.Workspaces), """{"mode":null}""", idempotencyKey: "two words"),
            400, ProblemCodes.InvalidIdempotencyKey);

    [Theory]
    [InlineData("PUT", Mode, """{"mode":"byok"}""")]
    [InlineData("DELETE", $"/workspaces/{Id}", null)]
    [InlineData("POST", $"/workspaces/{Id}/provision", "{}")]
    [InlineData("GET", "/workspaces", null)]
    public async Task while_the_broker_is_away_nothing_is_accepted(string method, string path, string? body)
    {
        var answer = await api.SendAsync(method, path, api.Token(Scopes.Workspaces), body);
        await ShouldBeProblem(answer, 503, ProblemCodes.BrokerUnavailable);
        answer.Response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task what_the_api_knows_itself_it_answers_without_the_broker()
    {
        var live = await api.SendAsync("GET", "/health/live", token: null);
        live.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        live.Body.GetRawText().ShouldBe($$"""{"status":"live","version":"{{ProgramVersion.Current}}"}""");
        var keys = await api.SendAsync("GET", "/sealing-keys", api.Token(""));
        keys.Body.GetProperty("keys")[0].GetProperty("active").GetBoolean().ShouldBeTrue();
        await ShouldBeProblem(
            await api.SendAsync("GET", "/operations/unheard-of", api.Token(Scopes.Workspaces)), 404, ProblemCodes.OperationNotFound);
    }

    [Fact]
    public async Task the_openapi_document_tells_every_route_its_scopes_and_errors()
    {
        var document = (await api.SendAsync("GET", "/openapi/v1.json", token: null)).Body;
        var paths = document.GetProperty("paths").EnumerateObject().ToList();
        var operations = paths.SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value).ToList();
        // All but itself and the pages, which are for people: a route that is not described is not tried by the tests either.
        paths.SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
            .ShouldBe(
                ((IEndpointRouteBuilder)api.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                    .Where(endpoint => endpoint.Metadata.GetMetadata<PageRoute>() is null
                        && endpoint.RoutePattern.RawText?.StartsWith("/openapi/", StringComparison.Ordinal) != true)
                    .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                        .Select(method => $"{method} {endpoint.RoutePattern.RawText}")),
                ignoreOrder: true);
        operations.ShouldAllBe(operation => operation.GetProperty("summary").GetString()!.Length > 0);

        var setMode = document.GetProperty("paths").GetProperty("/admin/workspaces/{id}/llm-billing-mode").GetProperty("put");
        setMode.GetProperty("x-required-scope").GetString().ShouldBe(Scopes.Workspaces);
        setMode.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("required")[0].GetString().ShouldBe("mode");
        ErrorsOf(setMode, "400").ShouldContain(code => code == ProblemCodes.UnknownBillingMode);
        ErrorsOf(setMode, "404").ShouldBe([ProblemCodes.WorkspaceNotFound]);
        setMode.GetProperty("responses").TryGetProperty("202", out _).ShouldBeTrue();
    }

    private static string?[] ErrorsOf(JsonElement operation, string status)
        => [.. operation.GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty("application/problem+json")
            .GetProperty("schema").GetProperty("properties").GetProperty("code").GetProperty("enum")
            .EnumerateArray().Select(code => code.GetString())];

    private static Task ShouldBeProblem((HttpResponseMessage Response, JsonElement Body) answer, int status, string code)
    {
        ((int)answer.Response.StatusCode).ShouldBe(status);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Body.GetProperty("code").GetString().ShouldBe(code);
        answer.Body.GetProperty("status").GetInt32().ShouldBe(status);
        answer.Body.GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
        answer.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return Task.CompletedTask;
    }
}
