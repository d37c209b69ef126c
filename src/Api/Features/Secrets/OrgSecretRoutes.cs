using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Http;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Secrets;

/// <summary>The secrets of the organization itself, which every workspace of it has unless it has one of the same name.</summary>
internal static class OrgSecretRoutes
{
    private const string All = "/settings/secrets";
    private const string One = "/settings/secrets/{key}";

    // POST and PUT are two spellings of one route: a repeat may use either.
    private static readonly CommandRoute Set = new("set_org_secret", CommandKind.SetOrgSecret, 200);
    private static readonly CommandRoute Delete = new("delete_org_secret", CommandKind.DeleteOrgSecret, 204);

    /// <summary>Adds the routes.</summary>
    public static void MapOrgSecrets(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Organization secrets");
        routes.MapGet(All, ListAsync).RequireAccess(Scopes.Org)
            .AsQuery<IReadOnlyList<SecretView>>("The names of the organization's secrets");
        foreach (var route in new[] { routes.MapPost(All, SetAsync), routes.MapPut(All, SetAsync) })
        {
            route.RequireAccess(Scopes.Org).AsCommand<SecretSaved>(
                Set, SecretSealer.SecretForm, "Write a secret of the organization",
                ProblemCodes.DirectVendorKeyBlocked, ProblemCodes.InvalidSecretName, ProblemCodes.ReservedName,
                ProblemCodes.InvalidSecretValue, ProblemCodes.NotReady);
        }

        routes.MapDelete(One, DeleteAsync).RequireAccess(Scopes.Org)
            .AsCommand(
                Delete, BodySchema.Nothing, "Delete a secret of the organization",
                ProblemCodes.InvalidSecretName, ProblemCodes.SecretNotFound);
    }

    private static async Task<IResult> ListAsync(Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var secrets = await queries.AskAsync(new ListSecrets(caller.OrgId, WorkspaceId: null), cancellationToken);
        return WireResults.Json(secrets.Items);
    }

    private static async Task<IResult> SetAsync(HttpContext http, Caller caller, CommandSubmission commands, SecretSealer sealer)
    {
        using var body = await http.ReadBodyAsync();
        var name = SecretSealer.ReadName(body);
        var seal = sealer.ReadValue(body, name);
        return await commands.SubmitAsync(http, caller, body, metadata => new SetOrgSecret(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, name,
            seal(metadata.OrgId, null)));
    }

    private static async Task<IResult> DeleteAsync(string key, HttpContext http, Caller caller, CommandSubmission commands)
    {
        var name = PathParameters.SecretName(key);
        using var body = await http.ReadBodyAsync();
        return await commands.SubmitAsync(http, caller, body, metadata => new DeleteOrgSecret(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, name));
    }
}
