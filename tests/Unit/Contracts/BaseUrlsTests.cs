using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class BaseUrlsTests
{
    private static readonly string LongestName = string.Join('.', Enumerable.Repeat(new string('a', 61), 4)) + ".info"; // 252 characters

    public static TheoryData<string> Accepted => new()
    {
        "https://api.example.com",
        "https://api.example.com/",
        "https://api.example.com/v1",
        "https://api.example.com/v1/",
        "https://API.Example.COM/v1",
        "HTTPS://api.example.com",
        "https://api.example.com:443/v1",
        "https://api.example.com:8443/v1",
        "https://api.example.com:1",
        "https://api.example.com:65535",
        "https://llm-gateway.eu-west-1.example.co.uk/openai/deployments/gpt-4o",
        "https://gateway.example.com/v1/0a1b2c/~team/(a);v=1/x@y:z,$&'*+=!",
        "https://example.com/a%20b/%E7%A0%94/%25",
        "https://example.com/V1/Mixed",
        "https://a.b",
        "https://1.example.com",
        "https://1and1.com",
        "https://0x7f.example.com",
        "https://127.0.0.1.nip.io", // what a name resolves to is not known here
        "https://xn--bcher-kva.example",
        "https://a--b.example",
        "https://metadata.example.com",
        "https://internal.example.com",
        "https://localhost.example.com",
        "https://notlocalhost.com",
        "https://8.8.8.8",
        "https://8.8.8.8:8443/v1",
        "https://1.1.1.1/",
        "https://[2606:4700:4700::1111]",
        "https://[2606:4700:4700::1111]:8443/v1",
        "https://[2001:4860:4860::8888]/v1/",
        "https://[2001:4860:4860::ABCD]",
        $"https://{LongestName}",
        $"https://{new string('a', 63)}.example",
        $"https://example.com/{new string('p', BaseUrls.MaxCharacters - "https://example.com/".Length)}",
    };

    public static TheoryData<string> OnThisMachine => new()
    {
        "http://localhost",
        "http://LOCALHOST:11434/v1",
        "https://localhost:8443",
        "http://127.0.0.1:8080/v1",
        "http://127.8.9.10",
        "https://127.0.0.1",
        "http://[::1]:8080/v1",
        "https://[::1]",
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void a_public_https_url_in_its_plain_spelling_may_be_given(string url)
    {
        BaseUrls.Check(url, allowLoopback: false).ShouldBeNull();
        BaseUrls.Check(url, allowLoopback: true).ShouldBeNull();
    }

    [Theory]
    [ClassData(typeof(RefusedBaseUrls))]
    [ClassData(typeof(RefusedHosts))]
    public void anything_else_is_refused_with_what_is_wrong_and_not_repeated(string reason, string? url)
    {
        var problem = BaseUrls.Check(url, allowLoopback: false).ShouldNotBeNull();

        problem.Code.ShouldBe(ProblemCodes.InvalidBaseUrl);
        problem.Field.ShouldBe("base_url");
        problem.Error.ShouldContain(reason);
        problem.Error.ShouldStartWith("the base URL ");
        problem.ToString().ShouldNotContain("marked");
        problem.ToString().ShouldNotContain("evil");
    }

    [Fact]
    public void half_a_character_is_refused() => BaseUrls.Check("https://example.com/\ud800", allowLoopback: false).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(OnThisMachine))]
    public void this_machine_may_be_given_in_development_alone(string url)
    {
        BaseUrls.Check(url, allowLoopback: true).ShouldBeNull();
        BaseUrls.Check(url, allowLoopback: false).ShouldNotBeNull().Code.ShouldBe(ProblemCodes.InvalidBaseUrl);
    }

    [Theory]
    [ClassData(typeof(RefusedBaseUrls))]
    [ClassData(typeof(RefusedHosts))]
    public void in_development_too_only_this_machine_is_excepted(string reason, string? url)
    {
        if (reason is "loopback address" || url is "http://localhost" or "https://localhost" or "https://LocalHost:8443")
            return;
        BaseUrls.Check(url, allowLoopback: true).ShouldNotBeNull().Error.ShouldContain(reason);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://169.254.169.254")]
    [InlineData("http://api.example.com")]
    [InlineData("http://app.localhost")]
    [InlineData("http://[fe80::1]")]
    [InlineData("http://127.1")]
    [InlineData("http://user@localhost")]
    [InlineData("http://localhost?x")]
    public void in_development_plain_http_goes_to_this_machine_alone(string url)
        => BaseUrls.Check(url, allowLoopback: true).ShouldNotBeNull();

    [Theory]
    [InlineData("https://api.example.com", "https://api.example.com")]
    [InlineData("https://api.example.com/", "https://api.example.com")]
    [InlineData("HTTPS://API.Example.com/v1", "https://api.example.com")]
    [InlineData("https://api.example.com:443/v2", "https://api.example.com")]
    [InlineData("https://api.example.com:8443", "https://api.example.com:8443")]
    [InlineData("https://api.example.com:80", "https://api.example.com:80")]
    [InlineData("http://localhost:80", "http://localhost")]
    [InlineData("http://localhost:443", "http://localhost:443")]
    [InlineData("http://LOCALHOST:11434/v1", "http://localhost:11434")]
    [InlineData("https://8.8.8.8/v1", "https://8.8.8.8")]
    [InlineData("https://[2606:4700:4700::ABCD]:443/", "https://[2606:4700:4700::abcd]")]
    [InlineData("https://[::1]:8443", "https://[::1]:8443")]
    [InlineData("https://10.0.0.1", "https://10.0.0.1")]
    public void an_origin_is_scheme_host_and_port_in_one_spelling(string url, string origin) => BaseUrls.OriginOf(url).ShouldBe(origin);

    [Theory]
    [InlineData("")]
    [InlineData("marked")]
    [InlineData("https://marked:marked@example.com")]
    [InlineData("https://example.com/marked/../v1")]
    public void what_has_not_the_form_of_a_base_url_has_no_origin(string url)
        => BaseUrls.OriginOf(url).ShouldBeNull();
}
