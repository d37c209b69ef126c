using System.Net;

namespace Messaging.Unit.OAuthLogin;

/// <summary>xAI's page delivers the code with a script, for which the browser wants the listener's consent.</summary>
public sealed class PageOriginTests
{
    [Fact]
    public async Task the_providers_page_may_deliver_the_code_with_a_script()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("xai");
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        using var preflight = Request(HttpMethod.Options, callback, "https://accounts.x.ai");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Private-Network", "true");

        using var consent = await Browser.SendAsync(preflight);
        consent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        consent.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://accounts.x.ai"]);
        consent.Headers.GetValues("Access-Control-Allow-Private-Network").ShouldBe(["true"]);

        using var delivery = Request(HttpMethod.Get, callback, "https://accounts.x.ai");
        using var page = await Browser.SendAsync(delivery);
        page.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://accounts.x.ai"]);
        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("xai", "https://accounts.x.ai.example.org")]
    [InlineData("xai", "http://accounts.x.ai")]
    [InlineData("xai", "null")]
    [InlineData("openai", "https://auth.openai.com")]
    public async Task no_other_page_gets_that_consent(string provider, string origin)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start(provider);
        var callback = await Browser.AgreeAsync(await login.AddressAsync());
        using var preflight = Request(HttpMethod.Options, callback, origin);

        using var refused = await Browser.SendAsync(preflight);
        refused.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        refused.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();

        using var delivery = Request(HttpMethod.Get, callback, origin);
        using var page = await Browser.SendAsync(delivery);
        page.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        (await rig.EndAsync(login)).ExitCode.ShouldBe(0);
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, string origin)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Origin", origin);
        return request;
    }
}
