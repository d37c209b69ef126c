namespace Messaging.System.Browser;

/// <summary>A request that a page has made.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Url">Its whole address.</param>
/// <param name="Headers">What the page sent along; the browser's own headers, cookies among them, are not here.</param>
/// <param name="Body">What was sent; empty for nothing.</param>
public sealed record RecordedRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>All of it, to be searched.</summary>
    public string Text => $"{Method} {Url}\n{string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}"))}\n\n{Body}";
}
