using System.Globalization;

namespace Messaging.Contracts;

/// <summary>
/// A base URL, taken apart. Only a URL that every program reads in the same way is taken apart at all: browsers (WHATWG), curl
/// and .NET repair, unescape and guess differently, and what one of them has checked another would then send elsewhere.
/// </summary>
/// <param name="IsSecure">Whether the scheme is https; else it is http.</param>
/// <param name="Host">The host.</param>
/// <param name="Port">The port, the scheme's own where none is written.</param>
internal sealed record BaseUrlParts(bool IsSecure, UrlHost Host, int Port)
{
    private const string Https = "https://";
    private const string Http = "http://";
    private const int HttpsPort = 443;
    private const int HttpPort = 80;
    private const int MaxPort = 65535;

    /// <summary>RFC 6454, section 6.2: scheme, host, and the port where it is not the scheme's own.</summary>
    public string Origin
        => (IsSecure ? Https : Http) + Host.Text + (Port == DefaultPort(IsSecure) ? "" : $":{Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Takes a base URL apart.</summary>
    /// <returns>What is wrong with it, as the rest of a sentence that begins with "the base URL"; null where it was read.</returns>
    public static string? Read(string text, out BaseUrlParts? parts)
    {
        parts = null;
        if (text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
            return "holds white space or control characters; remove them";
        if (text.Any(character => !char.IsAscii(character)))
            return "holds characters that are not ASCII; write a host in its xn-- form and a path percent-encoded";

        var isSecure = text.StartsWith(Https, StringComparison.OrdinalIgnoreCase);
        if (!isSecure && !text.StartsWith(Http, StringComparison.OrdinalIgnoreCase))
            return "must be absolute and begin with https:// and a host";
        if (text.AsSpan().ContainsAny('?', '#'))
            return "has a query or a fragment; leave them out";

        var rest = text[(isSecure ? Https : Http).Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        return ReadAuthority(authority, isSecure, out parts) ?? UrlPath.FaultOf(rest[authority.Length..]);
    }

    private static string? ReadAuthority(string authority, bool isSecure, out BaseUrlParts? parts)
    {
        parts = null;
        if (authority.Length == 0)
            return "names no host after its two slashes";
        if (authority.Contains('@', StringComparison.Ordinal))
            return "has a user name or password in it; leave them out, the credential goes into its own field";

        var afterAddress = authority.IndexOf(']', StringComparison.Ordinal) + 1;
        var colon = authority.IndexOf(':', afterAddress);
        if (ReadPort(colon < 0 ? null : authority[(colon + 1)..], isSecure) is not { } port)
            return "has a port that is not a number from 1 to 65535 without leading zeros, or an IPv6 address without brackets";

        var fault = UrlHost.Read(colon < 0 ? authority : authority[..colon], out var host);
        parts = host is null ? null : new BaseUrlParts(isSecure, host, port);
        return fault;
    }

    private static int? ReadPort(string? text, bool isSecure)
    {
        if (text is null)
            return DefaultPort(isSecure);

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= MaxPort
            && text == port.ToString(CultureInfo.InvariantCulture)
            ? port
            : null;
    }

    private static int DefaultPort(bool isSecure) => isSecure ? HttpsPort : HttpPort;
}
