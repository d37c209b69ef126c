using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Features.Operations;
using Messaging.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Messaging.Unit.Api;

/// <summary>What the routes that send a command declare, taken together.</summary>
public sealed class CommandRouteTests(ApiProcess api) : IClassFixture<ApiProcess>
{
    private static readonly string[] AllScopes = [Scopes.Org, Scopes.Workspaces, Scopes.Platform];

    [Fact]
    public void there_is_a_route_for_every_command()
        => Routes().Select(route => route.Command.Kind).Distinct().ShouldBe(CommandKinds.All, ignoreOrder: true);

    [Fact]
    public void whoever_may_send_a_command_may_see_its_operations_and_nobody_else()
    {
        foreach (var scope in AllScopes)
        {
            var sent = Routes().Where(route => route.Rule.Scopes.Contains(scope))
                .Select(route => CommandKinds.NameOf(route.Command.Kind)).Distinct();
            OperationLookup.CommandsFor(new Caller("tester", Guid.NewGuid(), new HashSet<string>([scope])))
                .ShouldBe(sent, ignoreOrder: true, scope);
        }
    }

    [Fact]
    public void every_route_that_appends_or_creates_says_where_the_result_lies()
    {
        var workspaceId = Guid.NewGuid();
        var operation = new OperationView("id", "command", OperationStatuses.Succeeded, workspaceId, null, null, null, null);
        var places = Routes().Where(route => route.Command.DoneStatus == StatusCodes.Status201Created)
            .ToDictionary(route => route.Command.Name, route => route.Command.Location?.Invoke(operation));
        places.ShouldBe(
            new Dictionary<string, string?>
            {
                ["create_workspace"] = $"/workspaces/{workspaceId}",
                ["set_org_model"] = "/org/llm-config",
                ["rollback_org_model"] = "/org/llm-config",
            },
            ignoreOrder: true);
    }

    private IEnumerable<(CommandRoute Command, AccessRule Rule)> Routes()
        => from endpoint in ((IEndpointRouteBuilder)api.App).DataSources.SelectMany(source => source.Endpoints)
           let command = endpoint.Metadata.GetMetadata<CommandRoute>()
           where command is not null
           select (command, endpoint.Metadata.GetRequiredMetadata<AccessRule>());
}
