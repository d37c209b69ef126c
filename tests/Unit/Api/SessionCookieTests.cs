using Messaging.Api.Access.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;

namespace Messaging.Unit.Api;

public sealed class SessionCookieTests
{
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Staging", true)]
    [InlineData("Development", false)]
    public void a_script_cannot_read_it_no_other_site_sends_it_and_only_in_development_it_goes_over_plain_http(
        string environment, bool secure)
    {
        var cookie = Begun(environment, TimeSpan.FromMinutes(10));

        cookie.HttpOnly.ShouldBeTrue();
        cookie.SameSite.ShouldBe(Microsoft.Net.Http.Headers.SameSiteMode.Strict);
        cookie.Path.Value.ShouldBe("/");
        cookie.Domain.HasValue.ShouldBeFalse();
        cookie.Secure.ShouldBe(secure);
    }

    [Fact]
    public void it_ends_with_the_token()
    {
        var cookie = Begun("Production", TimeSpan.FromMinutes(10));

        cookie.MaxAge.ShouldBe(TimeSpan.FromMinutes(10));
        cookie.Expires.ShouldBe(clock.GetUtcNow().AddMinutes(10));
    }

    [Fact]
    public void an_authorization_header_always_wins()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{SessionCookie.Name}=of-the-cookie";
        SessionCookie.Read(http.Request)!.Token.ShouldBe("of-the-cookie");

        foreach (var header in (string[])["Bearer of-the-header", "Basic eDp5", "nonsense", ""])
        {
            http.Request.Headers.Authorization = header;
            SessionCookie.Read(http.Request).ShouldBeNull(header);
        }
    }

    private SetCookieHeaderValue Begun(string environment, TimeSpan lifetime)
    {
        var http = new DefaultHttpContext();
        new SessionCookie(new NamedEnvironment(environment), clock).Begin(http, "a.b.c", clock.GetUtcNow() + lifetime);
        return SetCookieHeaderValue.Parse(http.Response.Headers.SetCookie.Single()!);
    }

    private sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
