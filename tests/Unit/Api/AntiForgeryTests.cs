using Messaging.Api.Access.Sessions;
using Messaging.Api.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Unit.Api;

public sealed class AntiForgeryTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    private static readonly CookieSession Session = new("head.claims.signature");
    private readonly AntiForgery antiForgery = api.App.Services.GetRequiredService<AntiForgery>();

    [Fact]
    public void a_session_has_one_token_that_every_instance_knows()
        => new AntiForgery(api.App.Services.GetRequiredService<ApiSettings>()).TokenFor(Session).ShouldBe(antiForgery.TokenFor(Session));

    [Fact]
    public void the_token_holds_nothing_of_the_sessions_own()
    {
        var token = antiForgery.TokenFor(Session);
        token.Length.ShouldBe(43);
        token.ShouldNotContain("signature");
    }

    [Fact]
    public void another_sessions_token_is_not_valid()
    {
        antiForgery.IsValid(Session, antiForgery.TokenFor(Session)).ShouldBeTrue();
        antiForgery.IsValid(Session, antiForgery.TokenFor(new CookieSession("head.claims.other"))).ShouldBeFalse();
        antiForgery.IsValid(Session, sent: null).ShouldBeFalse();
        antiForgery.IsValid(Session, "").ShouldBeFalse();
        antiForgery.IsValid(Session, Session.Token).ShouldBeFalse();
    }
}
