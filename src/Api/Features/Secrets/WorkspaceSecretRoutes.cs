using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Http;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Secrets;

/// <summary>The secrets of a workspace: written, named, deleted; never read.</summary>
internal static class WorkspaceSecretRoutes
{
    private const string All = "/workspaces/{id}/secrets";
    private const string One = "/workspaces/{id}/secrets/{key}";

    // POST and PUT are two spellings of one route: a repeat may use either.
    private static readonly CommandRoute Set = new("set_workspace_secret", CommandKind.SetWorkspaceSecret, 200);
    private static readonly CommandRoute Delete = new("delete_workspace_secret", CommandKind.DeleteWorkspaceSecret, 204);

    /// <summary>Adds the routes.</summary>
    public static void MapWorkspaceSecrets(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Workspace secrets");
        routes.MapGet(All, ListAsync).RequireAccess(Scopes.Workspaces)
            .AsQuery<IReadOnlyList<SecretView>>(
                "The names of the secrets a workspace has, its own over the organization's", ProblemCodes.InvalidWorkspaceId,
                ProblemCodes.WorkspaceNotFound);
        foreach (var route in new[] { routes.MapPost(All, SetAsync), routes.MapPut(All, SetAsync) })
        {
            route.RequireAccess(Scopes.Workspaces).AsCommand<SecretSaved>(
                Set, SecretSealer.SecretForm, "Write a secret of a workspace",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.DirectVendorKeyBlocked, ProblemCodes.InvalidSecretName,
                ProblemCodes.ReservedName, ProblemCodes.InvalidSecretValue, ProblemCodes.NotReady, ProblemCodes.WorkspaceNotFound);
        }

        routes.MapDelete(One, DeleteAsync).RequireAccess(Scopes.Workspaces)
            .AsCommand(
                Delete, BodySchema.Nothing, "Delete a secret of a workspace",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.InvalidSecretName, ProblemCodes.WorkspaceNotFound,
                ProblemCodes.SecretNotFound);
    }

    private static async Task<IResult> ListAsync(string id, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var secrets = await queries.AskAsync(new ListSecrets(caller.OrgId, PathParameters.Workspace(id)), cancellationToken);
        return WireResults.Json(secrets.Items);
    }

    private static async Task<IResult> SetAsync(string id, HttpContext http, Caller caller, CommandSubmission commands, SecretSealer sealer)
    {
        var workspaceId = PathParameters.Workspace(id);
        using var body = await http.ReadBodyAsync();
        var name = SecretSealer.ReadName(body);
        var seal = sealer.ReadValue(body, name);
        return await commands.SubmitAsync(http, caller, body, metadata => new SetWorkspaceSecret(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, workspaceId, name,
            seal(metadata.OrgId, workspaceId)));
    }

    private static async Task<IResult> DeleteAsync(string id, string key, HttpContext http, Caller caller, CommandSubmission commands)
    {
        var workspaceId = PathParameters.Workspace(id);
        var name = PathParameters.SecretName(key);
        using var body = await http.ReadBodyAsync();
        return await commands.SubmitAsync(http, caller, body, metadata => new DeleteWorkspaceSecret(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, workspaceId, name));
    }
}
