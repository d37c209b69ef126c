using System.Text;
using System.Text.Json.Nodes;

namespace Messaging.System.BadInput;

/// <summary>Envelopes around a right message that nobody can read, or that say more than they should.</summary>
/// <param name="type">The message's record.</param>
/// <param name="make">Makes a right message, with a new id each time.</param>
public sealed class EnvelopeFaults(Type type, Func<JsonObject> make)
{
    private static readonly string[] Ids = ["messageId", "requestId", "correlationId", "conversationId", "initiatorId"];
    private static readonly string[] Addresses = ["sourceAddress", "destinationAddress", "responseAddress", "faultAddress"];
    private static readonly string[] Times = ["sentTime", "expirationTime"];

    private static readonly string[] Values =
    [
        "null", "true", "7", "-1.5e300", "\"\"", "\"text\"", "\"\\ud800\"", "[]", "[null]", "{}", """{"a":{"b":[7]}}""", Deep,
    ];

    private static readonly string[] StrangeAddresses =
    [
        "file:///etc/passwd", "http://[::", "rabbitmq://", "queue:", "exchange:x?type=nonsense", "loopback://localhost/x", "//",
        "rabbitmq://h/v/q?x=%00",
    ];

    private static readonly string[] StrangeTimes =
        ["0001-01-01T00:00:00", "9999-12-31T23:59:59.9999999Z", "10000-01-01T00:00:00Z", "2026-02-30T00:00:00Z"];

    private static string Deep => new string('[', 10_000) + new string(']', 10_000);

    /// <summary>The envelope that is right.</summary>
    public string Right() => Envelope(new JsonObject { ["messageType"] = MessageContracts.TypesOf(type), ["message"] = make() });

    /// <summary>What no message can be read from.</summary>
    public IEnumerable<BadMessage> Unreadable() =>
    [
        new("nothing", ""),
        new("a NUL", "\0"),
        new("garbage", [0x01, 0x02, 0xff, 0xfe, .. "garbage"u8]),
        new("no JSON", "hello"),
        new("null", "null"),
        new("a number", "7"),
        new("an array", """["a",1]"""),
        new("an empty object", "{}"),
        new("half of it", Right()[..100]),
        new("something behind it", Right() + "x"),
        new("two of it", Right() + Right()),
        new("UTF-16", Encoding.Unicode.GetBytes(Right())),
        new("a byte that is not UTF-8", [.. "{\"messageType\":[\"urn:message:Messaging.Contracts:\xff\"],\"message\":{}}"u8[..^1], 0xff]),
        new("100 000 arrays", new string('[', 100_000)),
        new("no type", Envelope(new JsonObject { ["message"] = make() })),
        new("no message", Envelope(new JsonObject { ["messageType"] = MessageContracts.TypesOf(type) })),
        new("an unknown type", Envelope(
            new JsonObject { ["messageType"] = new JsonArray("urn:message:Messaging.Contracts:NeverHeardOf"), ["message"] = make() })),
        new("a type of another namespace", Envelope(
            new JsonObject { ["messageType"] = new JsonArray($"urn:message:Elsewhere:{type.Name}"), ["message"] = make() })),
        .. Values.Select(value => new BadMessage($"messageType is {Short(value)}", With("messageType", value))),
        .. Values.Except(["{}", """{"a":{"b":[7]}}"""]).Select(
            value => new BadMessage($"message is {Short(value)}", With("message", value))),
    ];

    /// <summary>What can be read all the same, or cannot: either is fine, as long as it takes nothing down.</summary>
    public IEnumerable<BadMessage> Strange() =>
    [
        .. Ids.Concat(Addresses).Concat(Times).Append("headers").Append("host").SelectMany(
            member => Values.Select(value => new BadMessage($"{member} is {Short(value)}", With(member, value)))),
        .. Addresses.SelectMany(member => StrangeAddresses.Select(
            address => new BadMessage($"{member} is {address}", With(member, HostileTexts.Json(address))))),
        .. Addresses.Select(
            member => new BadMessage($"{member} is long", With(member, HostileTexts.Json("rabbitmq://h/v/" + new string('q', 100_000))))),
        .. Times.SelectMany(member => StrangeTimes.Select(
            time => new BadMessage($"{member} is {time}", With(member, HostileTexts.Json(time))))),
        new("a byte order mark", "\ufeff" + Right()),
        new("10 000 types", With("messageType",
            $"[{string.Join(',', Enumerable.Repeat(HostileTexts.Json("urn:message:Messaging.Contracts:NeverHeardOf"), 10_000))}]")),
        new("a member that nobody knows", With("surprise", Deep)),
        new("a header of a fault", With(
            "headers", """{"MT-Fault-Message":{"a":[1]},"MT-Reason":7,"MT-Redelivery-Count":"many","Messaging-Replay":{"a":1}}""")),
        new("a header of a megabyte", With("headers", $$"""{"x":"{{new string('x', 1024 * 1024)}}"}""")),
    ];

    private static string Short(string value) => value.Length > 40 ? $"{value[..20]}…" : value;

    private static string Envelope(JsonObject parts)
    {
        parts["messageId"] = Guid.CreateVersion7().ToString();
        return parts.ToJsonString();
    }

    // As text: a node could hold neither half a character nor ten thousand arrays.
    private string With(string member, string json)
    {
        const string mark = "\u0001here\u0001";
        var envelope = (JsonObject)JsonNode.Parse(Right())!;
        envelope[member] = mark;
        return envelope.ToJsonString().Replace(JsonValue.Create(mark).ToJsonString(), json, StringComparison.Ordinal);
    }
}
