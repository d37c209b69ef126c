using System.Text;
using Messaging.System.Harness;

namespace Messaging.System.BadInput;

/// <summary>The forms of the pages, which no document describes.</summary>
[Collection(SharedSystem.Name)]
public sealed class BadFormTests(SharedSystem shared)
{
    private const string Form = "application/x-www-form-urlencoded";
    private readonly MessagingSystem system = shared.System;

    public static TheoryData<string, string?, string> Forms => new()
    {
        { "nothing", Form, "" },
        { "no type", null, "token=x" },
        { "JSON", "application/json", """{"token":"x"}""" },
        { "a type that is none", "nonsense", "token=x" },
        { "another character set", $"{Form}; charset=utf-16", "token=x" },
        { "a character set that is none", $"{Form}; charset=nonsense", "token=x" },
        { "escapes that are none", Form, "token=%zz%&person=%ff%fe&return_to=%00" },
        { "half characters", Form, "token=%ed%a0%80&person=%ed%a0%80&return_to=%ed%a0%80" },
        { "a token twice", Form, "token=x&token=y&person=x&person=y" },
        { "2 000 fields", Form, string.Join('&', Enumerable.Range(0, 2000).Select(number => $"f{number}=x")) },
        { "a long name", Form, $"{new string('n', 5000)}=x" },
        { "a long token", Form, $"token={new string('t', 12_000)}" },
        { "more than a form may have", Form, $"token={new string('t', 300_000)}" },
        { "parts without a boundary", "multipart/form-data", "token=x" },
        { "parts with a boundary that does not come", "multipart/form-data; boundary=x", "token=x" },
        { "parts without an end", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nx" },
        { "parts without a name", "multipart/form-data; boundary=x", "--x\r\n\r\nx\r\n--x--\r\n" },
        { "a boundary of a thousand characters", $"multipart/form-data; boundary={new string('b', 1000)}", "x" },
        { "somewhere else to return to", Form, "token=x&return_to=//elsewhere.example/&return_to=https://elsewhere.example/" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task a_form_that_is_none_signs_nobody_in(string what, string? type, string body)
    {
        foreach (var path in (string[])["/login", "/logout"])
        {
            var answer = await (system.Caller() with { Token = null }).SendBytesAsync(
                HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), type);
            answer.Status.ShouldBeInRange(path == "/logout" ? 200 : 400, 499, $"{what}: {answer}");
            (answer.Header("Set-Cookie") ?? "").ShouldNotContain("eyJ", Case.Sensitive, what);
        }

        (await system.Caller().GetAsync("/workspaces")).ShouldBe(200);
    }
}
