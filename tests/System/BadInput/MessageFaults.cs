using System.Reflection;
using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.System.BadInput;

/// <summary>Values that do not fit the members of a message, made from its record alone.</summary>
public static class MessageFaults
{
    private static readonly (string Kind, string What, string Json)[] Values =
    [
        ("boolean", "a flag", "true"),
        ("number", "a number", "7"),
        ("text", "a text", "\"text\""),
        ("list", "an empty array", "[]"),
        ("list", "an array", "[7]"),
        ("record", "an empty object", "{}"),
        ("none", "a number beyond all numbers", "1e400"),
        ("none", "10 000 arrays", new string('[', 10_000) + new string(']', 10_000)),
    ];

    /// <summary>For each member, and for each member of its members: what is wrong, and the message's text with it.</summary>
    /// <param name="type">The record.</param>
    /// <param name="make">Makes a right message, with a new id each time.</param>
    public static IEnumerable<MessageFault> Of(Type type, Func<JsonObject> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return FaultsIn(type, []).Select(fault =>
        {
            var message = make();
            var id = message["commandId"]?.GetValue<string>();
            return new MessageFault(fault.What, fault.Apply(message), id is null ? null : Guid.Parse(id));
        });
    }

    private static IEnumerable<(string What, Func<JsonObject, string> Apply)> FaultsIn(Type type, string[] path)
    {
        foreach (var member in ValidMessage.MembersOf(type))
        {
            var name = ValidMessage.NameOf(member);
            var place = string.Join('.', path.Append(name));
            if (!member.HasDefaultValue)
                yield return ($"no {place}", message => Without(message, path, name));
            yield return ($"{place} twice", message => Twice(message, path, name));
            foreach (var (what, json) in BadValuesOf(member))
                yield return ($"{place} is {what}", message => With(message, path, name, json));

            var inner = ValidMessage.ItemOf(member.ParameterType) ?? member.ParameterType;
            if (!ValidMessage.IsRecord(inner))
                continue;
            string[] innerPath = ValidMessage.ItemOf(member.ParameterType) is null ? [.. path, name] : [.. path, name, "0"];
            foreach (var fault in FaultsIn(inner, innerPath))
                yield return fault;
        }
    }

    private static IEnumerable<(string What, string Json)> BadValuesOf(ParameterInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.ParameterType) ?? member.ParameterType;
        var kind = KindOf(type);
        var nulls = ValidMessage.IsNullable(member) ? Array.Empty<(string, string)>() : [("null", "null")];
        return [.. nulls, .. Values.Where(value => value.Kind != kind).Select(value => (value.What, value.Json)), .. ValuesOf(type, kind)];
    }

    private static IEnumerable<(string What, string Json)> ValuesOf(Type type, string kind)
    {
        if (type == typeof(JsonText))
            return [];
        if (kind == "list")
            return [("an array of null", "[null]"), ("an array of arrays", "[[[]]]")];
        if (kind == "number")
            return [("a fraction", "1.5"), ("more digits than a number has", "99999999999999999999"), ("a number in quotes", "\"one\"")];
        if (kind != "text")
            return [];

        (string, string)[] texts =
        [
            ("nothing", "\"\""), ("half a character", "\"\\ud800\""), ("a NUL", "\"a\\u0000b\""),
            ("a megabyte", $"\"{new string('x', 1024 * 1024)}\""),
        ];
        if (type == typeof(Guid))
            return [.. texts, ("the nil UUID", $"\"{Guid.Empty}\""), ("a UUID in braces", $"\"{Guid.Empty:B}\"")];

        if (type != typeof(DateTimeOffset) && type != typeof(DateTime))
            return texts;

        return
        [
            .. texts,
            ("a day that there is not", "\"2026-02-30T00:00:00Z\""),
            ("the year 10000", "\"10000-01-01T00:00:00Z\""),
            ("the first year, beyond UTC", "\"0001-01-01T00:00:00+14:00\""),
        ];
    }

    private static string KindOf(Type type) => type switch
    {
        _ when ValidMessage.ItemOf(type) is not null => "list",
        _ when ValidMessage.IsRecord(type) => "record",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) || type == typeof(long) => "number",
        _ => "text",
    };

    private static string Without(JsonObject message, string[] path, string name)
    {
        ((JsonObject)Find(message, path)).Remove(name);
        return message.ToJsonString();
    }

    // As text: a node could hold neither half a character nor ten thousand arrays.
    private static string With(JsonObject message, string[] path, string name, string json)
    {
        const string mark = "\u0001here\u0001";
        Find(message, path)[name] = mark;
        return message.ToJsonString().Replace(JsonValue.Create(mark).ToJsonString(), json, StringComparison.Ordinal);
    }

    // The same once more, with nothing different in it.
    private static string Twice(JsonObject message, string[] path, string name)
    {
        var holder = Find(message, path);
        var value = holder[name]?.ToJsonString() ?? "null";
        return With(message, path, name, $"{value},\"{name}\":{value}");
    }

    private static JsonNode Find(JsonObject message, string[] path)
        => path.Aggregate((JsonNode)message, (node, step) => node is JsonArray list ? list[0]! : node[step]!);
}
