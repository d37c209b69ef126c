using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Http;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Api.Settings;
using Messaging.Contracts;

namespace Messaging.Api.Features.OrgModels;

/// <summary>The organization's own LLM: saved, rolled back, looked at; its credential is written and never read.</summary>
internal static class OrgModelRoutes
{
    private const string Model = "/org/llm-config";

    private static readonly CommandRoute Set = new("set_org_model", CommandKind.SetOrgModel, 201, _ => Model);
    private static readonly CommandRoute Rollback = new("rollback_org_model", CommandKind.RollbackOrgModel, 201, _ => Model);

    private static readonly BodySchema RollbackForm = new(
        new BodyMember("version", BodyMemberKind.WholeNumber, "The version to go back to.") { Required = true, Minimum = 1 });

    /// <summary>Adds the routes.</summary>
    public static void MapOrgModel(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Organization model");
        routes.MapGet(Model, GetAsync).RequireAccess(Scopes.Org)
            .AsQuery<OrgModelView>("The active version of the organization's model");
        routes.MapGet($"{Model}/versions", ListAsync).RequireAccess(Scopes.Org)
            .AsQuery<OrgModelPage>("The versions of the organization's model, newest first", ProblemCodes.InvalidRequest);
        routes.MapPut(Model, SetAsync).RequireAccess(Scopes.Org)
            .AsCommand<OrgModelVersionView>(
                Set, OrgModelBody.Form, "Give the organization its own model: append a version and make it the active one",
                ProblemCodes.UnknownProvider, ProblemCodes.InvalidModel, ProblemCodes.BaseUrlRequired, ProblemCodes.BaseUrlNotAllowed,
                ProblemCodes.InvalidBaseUrl, ProblemCodes.InvalidCredential, ProblemCodes.NotReady, ProblemCodes.CredentialTypeNotSupported,
                ProblemCodes.CredentialRequired, ProblemCodes.TosAcknowledgementRequired, ProblemCodes.VersionConflict);
        routes.MapPost($"{Model}/rollback", RollbackAsync).RequireAccess(Scopes.Org)
            .AsCommand<OrgModelVersionView>(
                Rollback, RollbackForm, "Append a version with an earlier one's configuration and credential, and make it the active one",
                ProblemCodes.VersionNotFound, ProblemCodes.VersionAlreadyActive, ProblemCodes.UnknownProvider,
                ProblemCodes.CredentialTypeNotSupported, ProblemCodes.InvalidBaseUrl, ProblemCodes.SecretUnreadable);
        routes.MapGet($"{Model}/capability", GetCapabilityAsync).RequireAccess(AccessRule.AnySignedIn)
            .AsQuery<OrgModelCapability>("The providers, what a model of each needs, and what is to be acknowledged");
    }

    private static async Task<IResult> GetAsync(Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new GetOrgModel(caller.OrgId), cancellationToken));

    private static async Task<IResult> ListAsync(
        string? before, string? limit, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var page = PagingParameters.Read(before, limit, nameof(before));
        var versions = new ListOrgModelVersions(caller.OrgId, page.Cursor, page.Limit);
        return WireResults.Json(await queries.AskAsync(versions, cancellationToken));
    }

    private static async Task<IResult> SetAsync(
        HttpContext http, Caller caller, CommandSubmission commands, CredentialSealer credentials, ApiSettings settings)
    {
        using var body = await http.ReadBodyAsync();
        var model = OrgModelBody.Read(body, credentials, settings.AllowLoopback);
        return await commands.SubmitAsync(http, caller, body, metadata => new SetOrgModel(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint,
            model.Provider, model.Model, model.BaseUrl, model.CredentialType,
            model.Credential?.Invoke(metadata.OrgId), KeepCredential: model.Credential is null, model.ExpectedVersion,
            TosAcknowledged: true));
    }

    private static async Task<IResult> RollbackAsync(HttpContext http, Caller caller, CommandSubmission commands)
    {
        using var body = await http.ReadBodyAsync();
        var version = body.WholeNumber("version")
            ?? throw new RefusedException(ProblemCodes.InvalidRequest, "the body must have the version to go back to", "version");
        return await commands.SubmitAsync(http, caller, body, metadata => new RollbackOrgModel(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, version));
    }

    private static async Task<IResult> GetCapabilityAsync(WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new GetOrgModelCapability(), cancellationToken));
}
