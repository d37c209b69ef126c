namespace Messaging.System.BadInput;

/// <summary>Headers that a route does not ask for, or cannot make sense of.</summary>
public static class StrangeHeaders
{
    /// <summary>Name and value, as a client can send them.</summary>
    public static IReadOnlyList<(string Name, string Value)> All { get; } =
    [
        ("Prefer", "wait=99999999999999999999"),
        ("Prefer", "wait=-1"),
        ("Prefer", "wait=1e9"),
        ("Prefer", "wait=\"1"),
        ("Prefer", ";,=\";,="),
        ("Prefer", new string(',', 4000)),
        ("Prefer", $"wait={new string('9', 4000)}"),
        ("Accept", "nonsense;;q=,"),
        ("Accept", "application/xml"),
        ("Accept", new string('/', 4000)),
        ("Accept-Encoding", "nonsense, *;q=0"),
        ("Accept-Language", "\"';"),
        ("Cookie", "__Host-messaging_session=nonsense; messaging_session=nonsense; =; ;;"),
        ("If-None-Match", "*"),
        ("If-Match", "\"none\""),
        ("If-Modified-Since", "Thu, 32 Foo 99999 99:99:99 GMT"),
        ("If-Unmodified-Since", "yesterday"),
        ("Range", "bytes=9-1,-,x"),
        ("Content-Language", "xx-??"),
        ("Content-Encoding", "gzip"),
        ("Content-Range", "bytes 9-1/0"),
        ("Origin", "null"),
        ("Referer", "not an address"),
        ("X-CSRF-Token", "nonsense"),
        ("X-Forwarded-For", "nonsense, 300.300.300.300"),
        ("X-Forwarded-Host", "elsewhere.example"),
        ("X-Forwarded-Proto", "gopher"),
        ("X-HTTP-Method-Override", "DELETE"),
        ("traceparent", "00-zzzz-0-ff"),
        ("tracestate", new string('=', 1000)),
        ("baggage", ";;;="),
        ("Forwarded", "for=\"_;\""),
        ("Upgrade", "websocket"),
        ("TE", "nonsense"),
        ("X-Long", new string('x', 8000)),
    ];
}
