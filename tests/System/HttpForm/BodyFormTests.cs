using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.HttpForm;

/// <summary>
/// What a body may be at most, and at least. What it may not be, <see cref="BadInput.BadRequestTests"/> makes from its description.
/// </summary>
[Collection(SharedSystem.Name)]
public sealed class BodyFormTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    [Fact]
    public async Task a_body_has_at_most_256_KiB()
    {
        var caller = system.Caller();
        const int limit = 256 * 1024;
        foreach (var route in await WithBodyAsync())
        {
            var large = Encoding.ASCII.GetBytes($$"""{"mode":"{{new string('x', limit)}}"}""");
            (await caller.SendBytesAsync(route.Method, route.Path, large))
                .ShouldBe(413, route.Name).ShouldBeProblem(413, "request_too_large");
        }

        const string secret = """{"mode":"byok"}""";
        (await caller.SendTextAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", secret + new string(' ', limit - secret.Length)))
            .ShouldBe(200);
        (await caller.SendTextAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", secret + new string(' ', limit + 1 - secret.Length)))
            .ShouldBe(413);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/merge-patch+json")]
    public async Task a_body_may_say_more_of_itself(string type)
        => (await system.Caller().SendTextAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", """{"mode":"byok"}""", type)).ShouldBe(200);

    [Theory]
    [InlineData("POST", "/workspaces/{id}/provision")]
    [InlineData("DELETE", "/workspaces/{id}")]
    [InlineData("DELETE", "/settings/secrets/A")]
    public async Task a_route_that_takes_no_body_takes_an_empty_object_and_nothing_else(string method, string path)
    {
        var caller = system.Caller();
        path = path.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal);

        (await caller.SendTextAsync(new HttpMethod(method), path, "{}")).ShouldBe(404);
        (await caller.SendTextAsync(new HttpMethod(method), path, """{"mode":"byok"}""")).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task what_is_refused_says_which_field_is_at_fault()
    {
        var caller = system.Caller();
        foreach (var (body, field) in ((string, string)[])
        [
            ("""{"runtime":"claude-code"}""", "name"),
            ("""{"name":"n"}""", "runtime"),
            ("""{"name":"n","runtime":"claude-code","parent_id":"x"}""", "parent_id"),
            ("""{"name":"n","runtime":"claude-code","id":"X"}""", "id"),
            ("""{"name":"n","runtime":"claude-code","billing_mode":"BYOK"}""", "billing_mode"),
            ("""{"name":"n","runtime":"claude-code","model":"a b"}""", "model"),
            ("""{"name":"n","runtime":"claude-code","secrets":[]}""", "secrets"),
            ("""{"name":"n","runtime":"claude-code","surprise":1}""", "surprise"),
        ])
        {
            var answer = await caller.SendTextAsync(HttpMethod.Post, "/workspaces", body);
            answer.ShouldBe(400).Json.GetProperty("field").GetString().ShouldBe(field, body);
        }
    }

    private async Task<IReadOnlyList<DescribedRoute>> WithBodyAsync()
        => [.. (await DescribedRoute.AllAsync(system))
            .Where(route => route.HasBody && !route.Name.Contains("/cp/", StringComparison.Ordinal))];
}
