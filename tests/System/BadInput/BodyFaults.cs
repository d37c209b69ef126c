using System.Text;
using System.Text.Json;
using Messaging.System.HttpForm;

namespace Messaging.System.BadInput;

/// <summary>Bodies that a route must refuse, made from what the OpenAPI document says of it.</summary>
/// <param name="route">The route.</param>
/// <param name="secret">What stands in members that hold secrets.</param>
public sealed class BodyFaults(DescribedRoute route, string secret)
{
    private const int Limit = 256 * 1024;

    // The most alternatives of a member with which the secrets are tried.
    private const int FewChoices = 3;

    /// <summary>The right body; null where the route takes none.</summary>
    public ValidBody? Right { get; } = route.HasBody
        ? new ValidBody(route.Description.GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("schema"), secret)
        : null;

    /// <summary>The right body as text.</summary>
    public string RightText => Right is null ? "{}" : ValidBody.Write(Right.For());

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<BadRequest> All() =>
    [
        .. Texts().Select(body => Request(body.What, Encoding.UTF8.GetBytes(body.Text))),
        .. Bytes().Select(body => Request(body.What, body.Bytes)),
        .. Types().Select(type =>
            Request($"announced as {type}", Encoding.UTF8.GetBytes(RightText)) with { ContentType = type, Statuses = [415] }),
        Request("one byte too many", Padded(Limit + 1)) with { Statuses = [413] },
        Request("a megabyte", Padded(1024 * 1024)) with { Statuses = [413] },
        .. Right is null ? [] : Right.Required.Select(WithoutMember),
        .. Right is null ? [] : Right.Members.SelectMany(member => WithBadMember(member.Key, member.Value)),
    ];

    private IEnumerable<(string What, string Text)> Texts()
    {
        var right = RightText;
        var first = Right?.Required is [var one, ..] ? one : "x";
        var example = Right is null ? "1" : Right.For()[first];
        return
        [
            .. Right is null ? [("an unknown member", """{"x":1}""")] : new[] { ("nothing", ""), ("white space", " \r\n\t") },
            ("no JSON", "hello"),
            ("null", "null"),
            ("a flag", "true"),
            ("a number", "7"),
            ("a text", HostileTexts.Json(secret)),
            ("an array", $"[{right}]"),
            ("an array that is empty", "[]"),
            ("two values", right + right),
            ("something behind it", right + "x"),
            ("a NUL behind it", right + "\0"),
            ("the end missing", right[..^1]),
            ("half of it", right[..(right.Length / 2)]),
            ("a comment", "/* no */" + right),
            ("a comma too many", right[..^1] + ",}"),
            ("single quotes", right.Replace('"', '\'') + (Right is null ? "'" : "")),
            ("a byte order mark", "\ufeff" + right),
            ("an unknown member", Right is null ? """{"force":true}""" : right[..^1] + $",\"surprise\":{HostileTexts.Json(secret)}}}"),
            ("a member without a name", Right is null ? """{"":1}""" : right[..^1] + ",\"\":1}"),
            ("the prototype as a member", Right is null ? """{"__proto__":{}}""" : right[..^1] + ",\"__proto__\":{}}"),
            ("a member with a long name", $"{{\"{HostileTexts.Of(secret, HostileTexts.Longest)}\":1}}"),
            ("a member with a name of half a character", "{\"\\ud800\":1}"),
            ("a member twice", $"{{\"{first}\":{example},\"{first}\":{example}}}"),
            ("a member twice, once in escapes", $"{{\"{first}\":{example},\"\\u{(int)first[0]:x4}{first[1..]}\":{example}}}"),
            ("a member twice, in different cases", $"{{\"{first}\":{example},\"{first.ToUpperInvariant()}\":{example}}}"),
            ("a member in upper case", $"{{\"{first.ToUpperInvariant()}\":{example}}}"),
            ("a member of 10 000 arrays", $"{{\"{first}\":{new string('[', 10_000)}{new string(']', 10_000)}}}"),
            ("a member of 10 000 objects",
                $"{{\"{first}\":{string.Concat(Enumerable.Repeat("{\"a\":", 10_000))}1{new string('}', 10_000)}}}"),
            ("100 000 arrays without an end", new string('[', 100_000)),
            ("20 000 members", $"{{{string.Join(',', Enumerable.Range(0, 20_000).Select(number => $"\"m{number}\":1"))}}}"),
        ];
    }

    private IEnumerable<(string What, byte[] Bytes)> Bytes() =>
    [
        ("bytes that are no text", [0, 1, 2, 3, 0xfe, 0xff]),
        ("a byte that is not UTF-8", [.. "{\"mode\":\""u8, 0xff, .. "\"}"u8]),
        ("half a character in UTF-8", [.. "{\"mode\":\""u8, 0xe2, 0x82, .. "\"}"u8]),
        ("an overlong form", [.. "{\"mode\":\""u8, 0xc0, 0xaf, .. "\"}"u8]),
        ("a surrogate in UTF-8", [.. "{\"mode\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]),
        ("UTF-16", Encoding.Unicode.GetBytes(RightText)),
        ("UTF-32", Encoding.UTF32.GetBytes(RightText)),
        ("Latin-1", Encoding.Latin1.GetBytes("{\"modé\":1}")),
        ("gzip's first bytes", [0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
    ];

    private static string?[] Types() =>
    [
        null, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "nonsense",
        "application/json, text/plain", "application/json; charset=utf-16", "application/json; charset=iso-8859-1",
        "application/json; charset=nonsense", "application/jsonp",
    ];

    private BadRequest WithoutMember(string name)
        => Request($"no {name}", Encoding.UTF8.GetBytes(ValidBody.Write(Right!.For().Where(member => member.Key != name)))) with
        {
            Fields = [name],
        };

    private IEnumerable<BadRequest> WithBadMember(string name, JsonElement schema)
    {
        foreach (var value in SchemaFaults.Of(schema, ValidBody.IsSecret(schema) || Holds(schema) ? secret : "text"))
        {
            foreach (var body in Bodies(name))
            {
                body[name] = value.Json;
                yield return Request($"{name} is {value.What}", Encoding.UTF8.GetBytes(ValidBody.Write(body))) with
                {
                    // Which of several secrets is meant is not always clear, and a sealed one needs the id it was sealed for.
                    Fields = !value.NamesField
                        ? []
                        : [name, .. ValidBody.IsSecret(schema) ? Right!.Secrets : [], .. Holds(schema) ? ["id"] : Array.Empty<string>()],
                };
            }
        }
    }

    // A secret is tried with every choice of what it is, where there are few.
    private IEnumerable<Dictionary<string, string>> Bodies(string name)
    {
        yield return Right!.For(name);
        if (!ValidBody.IsSecret(Right.Members[name]))
            yield break;

        foreach (var (member, schema) in Right.Members.Where(member => Right.Required.Contains(member.Key)))
        {
            if (!schema.TryGetProperty("enum", out var choices) || choices.GetArrayLength() is 1 or > FewChoices)
                continue;
            foreach (var choice in choices.EnumerateArray().Skip(1))
                yield return new Dictionary<string, string>(Right.For(name), StringComparer.Ordinal) { [member] = choice.GetRawText() };
        }
    }

    // An object of secrets by name.
    private static bool Holds(JsonElement schema)
        => schema.TryGetProperty("additionalProperties", out var each) && each.ValueKind == JsonValueKind.Object;

    private byte[] Padded(int length) => Encoding.UTF8.GetBytes(RightText.PadRight(length));

    private BadRequest Request(string what, byte[] body) => new(what, route.Method, route.Path) { Body = body };
}
