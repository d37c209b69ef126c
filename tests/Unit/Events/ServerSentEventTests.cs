using System.Text;
using Messaging.Api.Access.Callers;
using Messaging.Api.Features.Events;
using Messaging.Contracts;

namespace Messaging.Unit.Events;

public sealed class ServerSentEventTests
{
    private const string AboutOrg = """{"actor":"née \n","sequence":7,"type":"OrgSecretSet","workspace_id":null,"hash":"a"}""";
    private const string AboutWorkspace =
        """{"sequence":8,"type":"WorkspaceCreated","workspace_id":"33333333-3333-4333-8333-333333333333"}""";

    [Fact]
    public void the_item_is_passed_on_as_it_is()
        => Encoding.UTF8.GetString(ServerSentEvent.Of(new JsonText(AboutOrg)).Frame.Span)
            .ShouldBe($"id: 7\nevent: OrgSecretSet\ndata: {AboutOrg}\n\n");

    [Theory]
    [InlineData(Scopes.Org, true, true)]
    [InlineData(Scopes.Workspaces, false, true)]
    [InlineData($"{Scopes.Org} {Scopes.Workspaces}", true, true)]
    [InlineData(Scopes.Platform, false, false)]
    [InlineData("", false, false)]
    public void scopes_decide_what_is_seen(string scopes, bool aboutOrg, bool aboutWorkspace)
    {
        var sight = EventVisibility.Of(new Caller("tester", Guid.NewGuid(), scopes.Split(' ').ToHashSet()));

        sight.Shows(ServerSentEvent.Of(new JsonText(AboutOrg))).ShouldBe(aboutOrg);
        sight.Shows(ServerSentEvent.Of(new JsonText(AboutWorkspace))).ShouldBe(aboutWorkspace);
        sight.Any.ShouldBe(aboutWorkspace);
    }
}
