using System.Text;
using Messaging.Api.Commands;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Unit.Api;

public sealed class CommandResultsTests
{
    private static readonly Guid Workspace = Guid.Parse("33333333-3333-4333-8333-333333333333");

    [Fact]
    public async Task an_outcome_that_lies_somewhere_has_its_location()
    {
        var route = new CommandRoute("route", CommandKind.SetOrgModel, 201, operation => $"/results/{operation.WorkspaceId}");
        var (http, body) = await AnswerAsync(route, """{"version":1}""");
        http.StatusCode.ShouldBe(201);
        http.Headers.Location.ToString().ShouldBe($"/results/{Workspace}");
        body.ShouldBe("""{"version":1}""");
    }

    [Fact]
    public async Task an_outcome_that_lies_nowhere_has_none()
    {
        var (http, body) = await AnswerAsync(new CommandRoute("route", CommandKind.SetOrgSecret, 200), """{"status":"saved"}""");
        http.StatusCode.ShouldBe(200);
        http.Headers.Location.Count.ShouldBe(0);
        body.ShouldBe("""{"status":"saved"}""");
    }

    [Fact]
    public async Task an_outcome_without_a_body_is_204()
    {
        var (http, body) = await AnswerAsync(new CommandRoute("route", CommandKind.DeleteOrgSecret, 204), result: null);
        http.StatusCode.ShouldBe(204);
        body.ShouldBeEmpty();
    }

    [Fact]
    public void an_outcome_that_is_a_refusal_is_that_problem()
    {
        var conflict = new Problem(ProblemCodes.VersionConflict, "another version is active") { Field = "expected_version" };
        var operation = Operation(result: null) with { Status = OperationStatuses.Rejected, Error = conflict };
        var problem = Should.Throw<RefusedException>(() =>
            CommandResults.Outcome(new CommandRoute("route", CommandKind.SetOrgModel, 201), operation)).Problem;
        problem.Code.ShouldBe(ProblemCodes.VersionConflict);
        problem.Field.ShouldBe("expected_version");
    }

    private static OperationView Operation(string? result)
        => new("id", "command", OperationStatuses.Succeeded, Workspace, null, null, result is null ? null : new JsonText(result), null);

    private static async Task<(HttpResponse Response, string Body)> AnswerAsync(CommandRoute route, string? result)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.Body = body;
        await CommandResults.Outcome(route, Operation(result)).ExecuteAsync(http);
        return (http.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
