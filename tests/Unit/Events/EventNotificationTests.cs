using System.Text;
using Messaging.Api.Features.Events;

namespace Messaging.Unit.Events;

public sealed class EventNotificationTests
{
    private const string Org = "33333333-3333-4333-8333-333333333333";

    [Fact]
    public void the_envelope_of_an_event_says_whose_it_is_and_which()
        => Read($$$"""{"messageId":"x","message":{"eventId":"y","orgId":"{{{Org}}}","sequence":41,"type":"OrgSecretSet"}}""")
            .ShouldBe(new EventNotification(Guid.Parse(Org), 41));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"message":[]}""")]
    [InlineData("""{"message":{"orgId":"acme","sequence":1}}""")]
    [InlineData("""{"message":{"orgId":7,"sequence":1}}""")]
    [InlineData($$$"""{"message":{"orgId":"{{{Org}}}"}}""")]
    [InlineData($$$"""{"message":{"orgId":"{{{Org}}}","sequence":"1"}}""")]
    [InlineData($$$"""{"message":{"orgId":"{{{Org}}}","sequence":1.5}}""")]
    [InlineData($$$"""{"message":{"orgId":"{{{Org}}}","sequence":1e400}}""")]
    public void anything_else_says_nothing(string body) => Read(body).ShouldBeNull();

    private static EventNotification? Read(string body) => EventNotification.Read(Encoding.UTF8.GetBytes(body));
}
