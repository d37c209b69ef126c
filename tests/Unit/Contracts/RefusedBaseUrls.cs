using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

/// <summary>What no base URL is, whatever its host: a piece of the reason, and the text.</summary>
public sealed class RefusedBaseUrls : TheoryData<string, string?>
{
    public RefusedBaseUrls()
    {
        AddLengthsAndWhiteSpace();
        AddForeignCharacters();
        AddSchemes();
        AddAuthorities();
        AddPorts();
        AddPaths();
    }

    private void AddLengthsAndWhiteSpace()
    {
        Add("empty", null);
        Add("empty", "");
        Add("longer than 2048", $"https://example.com/{new string('p', BaseUrls.MaxCharacters - "https://example.com/".Length + 1)}");

        Add("white space or control", " ");
        Add("white space or control", " https://example.com");
        Add("white space or control", "https://example.com ");
        Add("white space or control", "https://example.com\n");
        Add("white space or control", "https://exam\tple.com");
        Add("white space or control", "https://exam\r\nple.com");
        Add("white space or control", "ht\ntps://example.com");
        Add("white space or control", "https://example.com/a b");
        Add("white space or control", "https://example.com\0");
        Add("white space or control", "\u0001https://example.com");
        Add("white space or control", "https://example.com\u007f");
        Add("white space or control", "https://example.com\u0085");
        Add("white space or control", "https://example.com\u00a0");
        Add("white space or control", "https://example.com\u2028");
    }

    private void AddForeignCharacters()
    {
        Add("not ASCII", "https://bücher.example");
        Add("not ASCII", "https://１２７.０.０.１");
        Add("not ASCII", "https://127。0。0。1");
        Add("not ASCII", "https://127．0．0．1");
        Add("not ASCII", "https://127｡0｡0｡1");
        Add("not ASCII", "https://①②⑦.0.0.1");
        Add("not ASCII", "https://loc\u00adalhost");
        Add("not ASCII", "https://local\u200bhost");
        Add("not ASCII", "https://ⓛocalhost");
        Add("not ASCII", "https://exаmple.com");
        Add("not ASCII", "https://example.com／evil");
        Add("not ASCII", "https://example.com/ü");
        Add("not ASCII", "ｈttps://example.com");
    }

    private void AddSchemes()
    {
        Add("must be absolute", "example.com");
        Add("must be absolute", "//example.com");
        Add("must be absolute", "/v1");
        Add("must be absolute", "https:example.com");
        Add("must be absolute", "https:/example.com");
        Add("must be absolute", "https:\\\\example.com");
        Add("must be absolute", "https:/\\example.com");
        Add("must be absolute", "https");
        Add("must be absolute", "https:");
        Add("must be absolute", "https:/");
        Add("must be absolute", "ftp://example.com");
        Add("must be absolute", "file:///etc/passwd");
        Add("must be absolute", "javascript:alert(1)");
        Add("must be absolute", "data:text/plain,x");
        Add("must be absolute", "httpss://example.com");
        Add("must be absolute", "xhttps://example.com");
        Add("must be absolute", "wss://example.com");
        Add("must be absolute", "https+unix://example.com");
        Add("must begin with https://", "http://api.example.com");
        Add("must begin with https://", "http://8.8.8.8");
        Add("must begin with https://", "HTTP://api.example.com");
        Add("must begin with https://", "http://localhost");
    }

    private void AddAuthorities()
    {
        Add("query or a fragment", "https://example.com?");
        Add("query or a fragment", "https://example.com/?key=marked");
        Add("query or a fragment", "https://example.com#");
        Add("query or a fragment", "https://example.com/#marked");
        Add("query or a fragment", "https://example.com?@evil.example");

        Add("names no host", "https://");
        Add("names no host", "https:///");
        Add("names no host", "https:///example.com");
        Add("names no host", "https:////example.com");

        Add("user name or password", "https://marked@example.com");
        Add("user name or password", "https://@example.com");
        Add("user name or password", "https://:@example.com");
        Add("user name or password", "https://user:marked@example.com");
        Add("user name or password", "https://:marked@example.com");
        Add("user name or password", "https://user:marked@example.com:443/v1");
        Add("user name or password", "https://example.com@evil.example");
        Add("user name or password", "https://example.com:443@evil.example");
        Add("user name or password", "https://example.com\\@evil.example");
        Add("user name or password", "https://a@b@example.com");
        Add("user name or password", "https://user%40marked@example.com");
    }

    private void AddPorts()
    {
        Add("port", "https://example.com:");
        Add("port", "https://example.com:/v1");
        Add("port", "https://example.com:0");
        Add("port", "https://example.com:00443");
        Add("port", "https://example.com:0443");
        Add("port", "https://example.com:65536");
        Add("port", "https://example.com:99999999999");
        Add("port", "https://example.com:-1");
        Add("port", "https://example.com:+443");
        Add("port", "https://example.com:4_43");
        Add("port", "https://example.com:0x1bb");
        Add("port", "https://example.com:443:443");
        Add("port", "https://[2606:4700:4700::1111]:");
        Add("port", "https://[2606:4700:4700::1111]:0");
        Add("without brackets", "https://2606:4700:4700::1111");
        Add("without brackets", "https://::1");
        Add("without brackets", "https://fe80::1%25eth0");
    }

    private void AddPaths()
    {
        Add("segment", "https://example.com/.");
        Add("segment", "https://example.com/..");
        Add("segment", "https://example.com/v1/../admin");
        Add("segment", "https://example.com/./v1");
        Add("segment", "https://example.com//");
        Add("segment", "https://example.com//evil.example");
        Add("segment", "https://example.com/v1//");
        Add("percent-encoding", "https://example.com/%2e%2e/");
        Add("percent-encoding", "https://example.com/%2E");
        Add("percent-encoding", "https://example.com/%41");
        Add("percent-encoding", "https://example.com/%e7");
        Add("percent-encoding", "https://example.com/%2F");
        Add("percent-encoding", "https://example.com/%5C");
        Add("percent-encoding", "https://example.com/%00");
        Add("percent-encoding", "https://example.com/%0A");
        Add("percent-encoding", "https://example.com/%7F");
        Add("percent-encoding", "https://example.com/%");
        Add("percent-encoding", "https://example.com/%2");
        Add("percent-encoding", "https://example.com/%zz");
        Add("must be percent-encoded", "https://example.com/a\\b");
        Add("must be percent-encoded", "https://example.com/{id}");
        Add("must be percent-encoded", "https://example.com/a|b");
        Add("must be percent-encoded", "https://example.com/a\"b");
        Add("must be percent-encoded", "https://example.com/<a>");
        Add("must be percent-encoded", "https://example.com/[a]");
        Add("must be percent-encoded", "https://example.com/a^b`c");
    }
}
