namespace Messaging.Contracts;

/// <summary>
/// Where an organization's own LLM may be: an absolute <c>https</c> URL of a public host. Checked by the Api for a quick answer and
/// by the worker as the authority.
/// </summary>
/// <remarks>
/// Only the host as it is written can be judged. A public name may resolve to a private address, today or tomorrow; nothing here
/// connects to it, and whatever does has to look at the addresses that it connects to.
/// </remarks>
public static class BaseUrls
{
    /// <summary>The longest base URL, in characters.</summary>
    public const int MaxCharacters = 2048;

    /// <summary>How a base URL begins, as a regular expression (ECMA-262).</summary>
    public const string Pattern = "^[Hh][Tt][Tt][Pp][Ss]?://";

    private const string LocalName = "has a host name that is known only inside a network; use the public name of the provider's API";

    /// <summary>What is wrong with a base URL, or null. The answer never repeats it: there may be a password in it.</summary>
    /// <param name="baseUrl">The base URL; none is an empty one.</param>
    /// <param name="allowLoopback">Whether this machine, and plain http to it, is fine: in Development.</param>
    public static Problem? Check(string? baseUrl, bool allowLoopback)
        => FaultOf(baseUrl, allowLoopback) is { } fault
            ? new Problem(ProblemCodes.InvalidBaseUrl, $"the base URL {fault}") { Field = "base_url" }
            : null;

    /// <summary>
    /// The origin of a base URL that has been checked (RFC 6454, section 6.2): scheme and host in lower case, and the port unless it
    /// is the scheme's own. Two base URLs lead to the same place exactly when their origins are equal. Null for a text that is
    /// none, which has no origin in common with anything.
    /// </summary>
    public static string? OriginOf(string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        return BaseUrlParts.Read(baseUrl, out var parts) is null ? parts!.Origin : null;
    }

    private static string? FaultOf(string? baseUrl, bool allowLoopback)
    {
        if (string.IsNullOrEmpty(baseUrl))
            return "is empty; give the https address of the provider's API";
        if (baseUrl.Length > MaxCharacters)
            return $"is longer than {MaxCharacters} characters";
        if (BaseUrlParts.Read(baseUrl, out var parts) is { } fault)
            return fault;
        if (allowLoopback && parts!.Host.IsLoopback)
            return null;

        return parts!.IsSecure ? FaultOf(parts.Host) : "must begin with https://, since its credential would travel in the clear";
    }

    private static string? FaultOf(UrlHost host)
    {
        if (host.Address is null)
            return LocalNames.Contains(host.Text) ? LocalName : null;

        return AddressRanges.Find(host.Address) is { } range
            ? $"does not point to a public address ({range.Kind} address); use the public address of the provider's API"
            : null;
    }
}
