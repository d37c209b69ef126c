using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.HttpForm;

/// <summary>Bodies that nobody should send, to every route that takes one: a clear refusal, never a fault of ours, nothing stored.</summary>
[Collection(SharedSystem.Name)]
public sealed class BodyFormTests(SharedSystem shared)
{
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string, string> Bodies => new()
    {
        { "nothing", "" },
        { "white space", "  \n" },
        { "no JSON", "hello" },
        { "half an object", """{"mode":""" },
        { "two values", "{}{}" },
        { "a comment", """{/* no */"mode":"byok"}""" },
        { "a trailing comma", """{"mode":"byok",}""" },
        { "an array", "[]" },
        { "a string", "\"byok\"" },
        { "a number", "7" },
        { "null", "null" },
        { "an unknown member", """{"mode":"byok","key":"A","value":"v","name":"n","runtime":"claude-code","surprise":1}""" },
        { "a member in another case", """{"Mode":"byok","Key":"A","Value":"v","Name":"n","Runtime":"claude-code"}""" },
        { "a member twice", """{"mode":"byok","mode":"disabled","key":"A","key":"B","value":"v","name":"n","name":"m","runtime":"claude-code"}""" },
        { "half a character", """{"mode":"\ud800","key":"A","value":"\ud800","name":"\ud800","runtime":"claude-code"}""" },
        { "too deep", $$"""{"mode":{{new string('[', 100)}}{{new string(']', 100)}}}""" },
        { "far too deep", $$"""{"secrets":{{new string('[', 50_000)}}}""" },
        { "members of the wrong type", """{"mode":1,"key":[],"value":{},"name":false,"runtime":3,"model":{},"parent_id":7,"id":1,"billing_mode":[],"secrets":"x"}""" },
        { "a very long member", $$"""{"{{new string('m', 10_000)}}":1}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task a_body_of_the_wrong_form_is_a_problem_of_the_callers(string what, string body)
    {
        var caller = system.Caller();
        foreach (var route in await WithBodyAsync())
            Refused(await caller.SendTextAsync(route.Method, route.Path, body), $"{what} to {route.Name}");
        await NothingHappenedAsync(caller);
    }

    [Fact]
    public async Task bytes_that_are_not_utf8_are_a_problem_of_the_callers()
    {
        var caller = system.Caller();
        byte[][] bodies =
        [
            [.. "{\"mode\":\""u8, 0xff, 0xfe, .. "\",\"key\":\"A\",\"value\":\"v\",\"name\":\"n\",\"runtime\":\"claude-code\"}"u8],
            Encoding.Unicode.GetBytes("""{"mode":"byok"}"""),
            [0, 1, 2, 3],
        ];
        foreach (var route in await WithBodyAsync())
        {
            foreach (var body in bodies)
                Refused(await caller.SendBytesAsync(route.Method, route.Path, body), route.Name);
        }

        await NothingHappenedAsync(caller);
    }

    [Fact]
    public async Task a_body_of_another_type_is_refused()
    {
        var caller = system.Caller();
        foreach (var route in await WithBodyAsync())
        {
            foreach (var type in (string?[])["text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense", null])
            {
                (await caller.SendBytesAsync(route.Method, route.Path, "{}"u8.ToArray(), type))
                    .ShouldBe(415, $"{type} to {route.Name}").ShouldBeProblem(415, "unsupported_media_type");
            }
        }

        (await caller.SendTextAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", """{"mode":"byok"}""", "application/json; charset=utf-8")).ShouldBe(200);
    }

    [Fact]
    public async Task a_body_has_at_most_256_KiB()
    {
        var caller = system.Caller();
        const int limit = 256 * 1024;
        foreach (var route in await WithBodyAsync())
        {
            var large = Encoding.ASCII.GetBytes($$"""{"mode":"{{new string('x', limit)}}"}""");
            (await caller.SendBytesAsync(route.Method, route.Path, large)).ShouldBe(413, route.Name).ShouldBeProblem(413, "request_too_large");
        }

        const string secret = """{"mode":"byok"}""";
        (await caller.SendTextAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", secret + new string(' ', limit - secret.Length))).ShouldBe(200);
        (await caller.SendTextAsync(HttpMethod.Put, "/admin/org/llm-billing-mode", secret + new string(' ', limit + 1 - secret.Length))).ShouldBe(413);
    }

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

    private static void Refused(Answer answer, string what)
    {
        answer.Status.ShouldBeInRange(400, 499, $"{what}: {answer}");
        answer.ShouldBeProblem(answer.Status, answer["code"]!);
    }

    private static async Task NothingHappenedAsync(Caller caller)
    {
        (await caller.AllAsync("/operations")).ShouldBeEmpty();
        (await caller.AuditAsync()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<DescribedRoute>> WithBodyAsync()
        => [.. (await DescribedRoute.AllAsync(system)).Where(route => route.HasBody && !route.Name.Contains("/cp/", StringComparison.Ordinal))];
}
