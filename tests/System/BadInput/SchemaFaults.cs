using System.Globalization;
using System.Text.Json;

namespace Messaging.System.BadInput;

/// <summary>Values that do not fit a schema, made from the schema alone.</summary>
public static class SchemaFaults
{
    private static readonly (string Type, string What, string Json)[] Typed =
    [
        ("null", "null", "null"),
        ("boolean", "a flag", "true"),
        ("boolean", "another flag", "false"),
        ("integer", "a number", "7"),
        ("number", "a fraction", "1.5"),
        ("number", "a number beyond all numbers", "1e400"),
        ("number", "a huge exponent", "-1E+999999999"),
        ("number", "a number of many digits", "99999999999999999999999999"),
        ("array", "an empty array", "[]"),
        ("array", "an array of one", """["x"]"""),
        ("array", "arrays in arrays", "[[[[]]]]"),
        ("object", "an empty object", "{}"),
        ("object", "an object", """{"x":1}"""),
    ];

    /// <summary>The values.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="stem">What texts have in them.</param>
    public static IEnumerable<BadValue> Of(JsonElement schema, string stem)
    {
        var types = SchemaTypes.Of(schema);
        if (types.Count == 0)
            throw new InvalidOperationException($"The OpenAPI document gives a member no type: {schema}");

        var wrongTypes = Typed.Where(value => !types.Contains(value.Type)).Select(value => new BadValue(value.What, value.Json));
        return [.. wrongTypes, .. Alternatives(schema).SelectMany(one => FaultsOf(one, stem, types))];
    }

    private static IEnumerable<JsonElement> Alternatives(JsonElement schema)
        => schema.TryGetProperty("oneOf", out var alternatives) ? alternatives.EnumerateArray() : [schema];

    private static IEnumerable<BadValue> FaultsOf(JsonElement schema, string stem, IReadOnlySet<string> all)
    {
        var types = SchemaTypes.Of(schema);
        if (types.Contains("string"))
            return Texts(schema, stem);
        if (!all.Contains("string") && types.Any(type => type is not "object"))
            return [new("a text", HostileTexts.Json(stem)), .. HalfCharacters(), .. Numbers(schema), .. Flags(schema)];

        return types.Contains("object") ? Objects(schema, stem) : [];
    }

    private static IEnumerable<BadValue> Texts(JsonElement schema, string stem)
    {
        if (!TextRule.IsBounded(schema))
            throw new InvalidOperationException($"The OpenAPI document sets no bound to a text: {schema}");

        (string What, string Text) longest = ("far too many characters", HostileTexts.Of(stem, HostileTexts.Longest));
        (string What, string Text)[] tooLong = schema.TryGetProperty("maxLength", out var most)
            ? [("one character too many", HostileTexts.Of(stem, most.GetInt32() + 1)), longest]
            : [longest];
        return
        [
            .. HostileTexts.All(stem).Concat(tooLong).Where(text => !TextRule.Takes(schema, text.Text))
                .Select(text => new BadValue(text.What, HostileTexts.Json(text.Text))),
            .. HalfCharacters(),
        ];
    }

    private static IEnumerable<BadValue> HalfCharacters() =>
    [
        new("half a character", "\"\\ud800\"", NamesField: false),
        new("the other half of a character", "\"a\\udc00b\"", NamesField: false),
        new("an escape that is none", "\"\\x41\"", NamesField: false),
    ];

    private static IEnumerable<BadValue> Numbers(JsonElement schema)
        => schema.TryGetProperty("minimum", out var least)
            ? [new("less than the least", (least.GetInt64() - 1).ToString(CultureInfo.InvariantCulture))]
            : [];

    private static IEnumerable<BadValue> Flags(JsonElement schema)
        => schema.TryGetProperty("enum", out var values) && values.EnumerateArray().All(value => value.ValueKind == JsonValueKind.True)
            ? [new("the other flag", "false")]
            : [];

    private static IEnumerable<BadValue> Objects(JsonElement schema, string stem)
    {
        var names = schema.TryGetProperty("propertyNames", out var rule)
            ? HostileTexts.All(stem).Where(text => !TextRule.Takes(rule, text.Text))
                .Select(text => new BadValue($"a name with {text.What}", $$"""{{{HostileTexts.Json(text.Text)}}:"v"}"""))
            : [];
        var values = schema.TryGetProperty("additionalProperties", out var each) && each.ValueKind == JsonValueKind.Object
            ? Of(each, stem).Select(value => value with { What = $"{value.What} under a name", Json = $$"""{"A":{{value.Json}}}""" })
                .Append(new BadValue("a name twice", """{"A":"v","A":"w"}"""))
            : [];
        var members = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject()
                .SelectMany(member => Of(member.Value, stem).Select(value => value with
                {
                    What = $"{value.What} as {member.Name}",
                    Json = $$"""{"{{member.Name}}":{{value.Json}}}""",
                }))
                .Append(new BadValue("no member", "{}"))
            : [];
        return [.. names, .. values, .. members];
    }
}
