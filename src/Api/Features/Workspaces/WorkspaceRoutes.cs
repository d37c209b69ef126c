using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Features.Secrets;
using Messaging.Api.Http;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Workspaces;

/// <summary>Workspaces: created, looked at, started again, deleted.</summary>
internal static class WorkspaceRoutes
{
    private static readonly CommandRoute Create = new(
        "create_workspace", CommandKind.ProvisionWorkspace, 201, operation => $"/workspaces/{operation.WorkspaceId}");

    private static readonly CommandRoute Provision = new("provision_workspace", CommandKind.ProvisionWorkspace, 200);
    private static readonly CommandRoute Delete = new("delete_workspace", CommandKind.DeleteWorkspace, 204);

    /// <summary>Adds the routes.</summary>
    public static void MapWorkspaces(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Workspaces");
        routes.MapPost("/workspaces", CreateAsync).For(Scopes.Workspaces)
            .Sends<WorkspaceView>(
                Create, NewWorkspaceBody.Form, "Create a workspace and start it",
                ProblemCodes.DirectVendorKeyBlocked, ProblemCodes.UnknownRuntime, ProblemCodes.InvalidName, ProblemCodes.InvalidModel,
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.UnknownBillingMode, ProblemCodes.InvalidSecretName, ProblemCodes.ReservedName,
                ProblemCodes.InvalidSecretValue, ProblemCodes.ParentNotFound, ProblemCodes.WorkspaceExists, ProblemCodes.NotReady);
        routes.MapGet("/workspaces", ListAsync).For(Scopes.Workspaces)
            .Asks<WorkspacePage>("The organization's workspaces, by creation", ProblemCodes.InvalidRequest)
            .WithDescription(PageRequest.EitherWay);
        routes.MapGet("/workspaces/{id}", GetAsync).For(Scopes.Workspaces)
            .Asks<WorkspaceView>("One workspace", ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound);
        routes.MapPost("/workspaces/{id}/provision", ProvisionAsync).For(Scopes.Workspaces)
            .Sends<WorkspaceView>(
                Provision, BodyForm.Nothing, "Compose a workspace's environment and start it again",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound);
        routes.MapDelete("/workspaces/{id}", DeleteAsync).For(Scopes.Workspaces)
            .Sends(
                Delete, BodyForm.Nothing, "Stop a workspace and delete it with its secrets",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound, ProblemCodes.WorkspaceHasChildren);
        routes.MapGet("/workspaces/{id}/environment", ExplainAsync).For(Scopes.Workspaces)
            .Asks<EnvironmentView>(
                "What a workspace would be started with now, and why; names only",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http, Caller caller, CommandSubmission commands, ValueSealer sealer, RequestKeys keys)
    {
        using var body = await http.ReadBodyAsync();
        var workspace = NewWorkspaceBody.Read(body);
        var secrets = sealer.ReadAll(body.Value("secrets"), hasId: workspace.Id is not null);
        return await commands.SubmitAsync(http, caller, body, stamp =>
        {
            // A repeat must name the same workspace: the id of a caller that chose none is made from the command's.
            var id = workspace.Id ?? keys.WorkspaceIdOf(stamp.CommandId);
            return new ProvisionWorkspace(
                stamp.CommandId, stamp.OrgId, stamp.Actor, stamp.SubmittedAt, stamp.Fingerprint, id,
                new NewWorkspace(
                    workspace.Name, workspace.Runtime, workspace.Model, workspace.ParentId, workspace.BillingMode,
                    [.. secrets.Select(secret => new NewSecret(secret.Key, secret.Value(stamp.OrgId, id)))]));
        });
    }

    private static async Task<IResult> ListAsync(
        string? after, string? before, string? limit, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var page = PageRequest.ReadEitherWay(after, before, limit);
        return Answers.Json(await queries.AskAsync(
            new ListWorkspaces(caller.OrgId, page.Cursor, page.Limit, page.NewestFirst), cancellationToken));
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => Answers.Json(await queries.AskAsync(
            new GetWorkspace(caller.OrgId, PathIds.Workspace(id)), cancellationToken));

    private static async Task<IResult> ProvisionAsync(string id, HttpContext http, Caller caller, CommandSubmission commands)
    {
        var workspaceId = PathIds.Workspace(id);
        using var body = await http.ReadBodyAsync();
        return await commands.SubmitAsync(http, caller, body, stamp => new ProvisionWorkspace(
            stamp.CommandId, stamp.OrgId, stamp.Actor, stamp.SubmittedAt, stamp.Fingerprint, workspaceId, Create: null));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, Caller caller, CommandSubmission commands)
    {
        var workspaceId = PathIds.Workspace(id);
        using var body = await http.ReadBodyAsync();
        return await commands.SubmitAsync(http, caller, body, stamp => new DeleteWorkspace(
            stamp.CommandId, stamp.OrgId, stamp.Actor, stamp.SubmittedAt, stamp.Fingerprint, workspaceId));
    }

    private static async Task<IResult> ExplainAsync(string id, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => Answers.Json(await queries.AskAsync(
            new ExplainEnvironment(caller.OrgId, PathIds.Workspace(id)), cancellationToken));
}
