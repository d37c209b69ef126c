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
        routes.MapPost("/workspaces", CreateAsync).RequireAccess(Scopes.Workspaces)
            .AsCommand<WorkspaceView>(
                Create, NewWorkspaceBody.Form, "Create a workspace and start it",
                ProblemCodes.DirectVendorKeyBlocked, ProblemCodes.UnknownRuntime, ProblemCodes.InvalidName, ProblemCodes.InvalidModel,
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.UnknownBillingMode, ProblemCodes.InvalidSecretName, ProblemCodes.ReservedName,
                ProblemCodes.InvalidSecretValue, ProblemCodes.ParentNotFound, ProblemCodes.WorkspaceExists, ProblemCodes.NotReady);
        routes.MapGet("/workspaces", ListAsync).RequireAccess(Scopes.Workspaces)
            .AsQuery<WorkspacePage>("The organization's workspaces, by creation", ProblemCodes.InvalidRequest)
            .WithDescription(PagingParameters.EitherWay);
        routes.MapGet("/workspaces/{id}", GetAsync).RequireAccess(Scopes.Workspaces)
            .AsQuery<WorkspaceView>("One workspace", ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound);
        routes.MapPost("/workspaces/{id}/provision", ProvisionAsync).RequireAccess(Scopes.Workspaces)
            .AsCommand<WorkspaceView>(
                Provision, BodySchema.Nothing, "Compose a workspace's environment and start it again",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound);
        routes.MapDelete("/workspaces/{id}", DeleteAsync).RequireAccess(Scopes.Workspaces)
            .AsCommand(
                Delete, BodySchema.Nothing, "Stop a workspace and delete it with its secrets",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound, ProblemCodes.WorkspaceHasChildren);
        routes.MapGet("/workspaces/{id}/environment", ExplainAsync).RequireAccess(Scopes.Workspaces)
            .AsQuery<EnvironmentView>(
                "What a workspace would be started with now, and why; names only",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http, Caller caller, CommandSubmission commands, SecretSealer sealer, RequestHashes hashes)
    {
        using var body = await http.ReadBodyAsync();
        var workspace = NewWorkspaceBody.Read(body);
        var secrets = sealer.ReadAll(body.Value("secrets"), hasId: workspace.Id is not null);
        return await commands.SubmitAsync(http, caller, body, metadata =>
        {
            // A repeat must name the same workspace: the id of a caller that chose none is made from the command's.
            var id = workspace.Id ?? hashes.WorkspaceIdOf(metadata.CommandId);
            return new ProvisionWorkspace(
                metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, id,
                new NewWorkspace(
                    workspace.Name, workspace.Runtime, workspace.Model, workspace.ParentId, workspace.BillingMode,
                    [.. secrets.Select(secret => new NewSecret(secret.Key, secret.Value(metadata.OrgId, id)))]));
        });
    }

    private static async Task<IResult> ListAsync(
        string? after, string? before, string? limit, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var page = PagingParameters.ReadEitherWay(after, before, limit);
        var workspaces = new ListWorkspaces(caller.OrgId, page.Cursor, page.Limit, page.NewestFirst);
        return WireResults.Json(await queries.AskAsync(workspaces, cancellationToken));
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new GetWorkspace(caller.OrgId, PathParameters.Workspace(id)), cancellationToken));

    private static async Task<IResult> ProvisionAsync(string id, HttpContext http, Caller caller, CommandSubmission commands)
    {
        var workspaceId = PathParameters.Workspace(id);
        using var body = await http.ReadBodyAsync();
        return await commands.SubmitAsync(http, caller, body, metadata => new ProvisionWorkspace(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, workspaceId, Create: null));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, Caller caller, CommandSubmission commands)
    {
        var workspaceId = PathParameters.Workspace(id);
        using var body = await http.ReadBodyAsync();
        return await commands.SubmitAsync(http, caller, body, metadata => new DeleteWorkspace(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, workspaceId));
    }

    private static async Task<IResult> ExplainAsync(string id, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new ExplainEnvironment(caller.OrgId, PathParameters.Workspace(id)), cancellationToken));
}
