using Messaging.Api.Http.Navigation;
using Microsoft.AspNetCore.Http;

namespace Messaging.Unit.Api;

public sealed class PageRouteTests
{
    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", true)]
    [InlineData("text/html", true)]
    [InlineData("text/html, application/json", true)]
    [InlineData("application/json, text/html;q=0.5", false)]
    [InlineData("text/html;q=0", false)]
    [InlineData("application/json", false)]
    [InlineData("text/event-stream", false)]
    [InlineData("*/*", false)]
    [InlineData("text/*", false)]
    [InlineData("nonsense", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void a_page_is_asked_for_by_name(string? accept, bool asked)
    {
        var request = new DefaultHttpContext().Request;
        if (accept is not null)
            request.Headers.Accept = accept;

        PageRoute.IsAskedFor(request).ShouldBe(asked);
    }
}
