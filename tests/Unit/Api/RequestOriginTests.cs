using Messaging.Api.Access.Login;
using Microsoft.AspNetCore.Http;

namespace Messaging.Unit.Api;

public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("same-origin", null, false)]
    [InlineData("none", null, false)]
    [InlineData("same-origin", "null", false)]
    [InlineData("same-site", "https://other.example.com", true)]
    [InlineData("cross-site", null, true)]
    [InlineData("cross-site", "https://dashboard.example.com:8443", true)]
    [InlineData("nonsense", null, true)]
    [InlineData(null, "https://dashboard.example.com:8443", false)]
    [InlineData(null, "http://dashboard.example.com:8443", false)]
    [InlineData(null, "https://DASHBOARD.example.com:8443", false)]
    [InlineData(null, "https://dashboard.example.com", true)]
    [InlineData(null, "https://dashboard.example.com:8443.evil.example", true)]
    [InlineData(null, "null", true)]
    [InlineData(null, "", true)]
    [InlineData(null, null, false)]
    public void a_request_is_foreign_when_its_browser_says_so(string? site, string? origin, bool foreign)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("dashboard.example.com:8443");
        if (site is not null)
            request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null)
            request.Headers.Origin = origin;

        RequestOrigin.IsForeign(request).ShouldBe(foreign);
    }
}
