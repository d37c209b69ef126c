using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Commands;
using Messaging.Api.Http;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Queries;
using Messaging.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.Api.Features.Billing;

/// <summary>Who pays for a workspace's, and by default for an organization's, LLM calls.</summary>
internal static class BillingModeRoutes
{
    private const string Workspace = "/admin/workspaces/{id}/llm-billing-mode";
    private const string AnyWorkspace = "/cp/admin/workspaces/{id}/llm-billing-mode";
    private const string Org = "/admin/org/llm-billing-mode";

    private static readonly CommandRoute SetWorkspace = new("set_workspace_billing_mode", CommandKind.SetWorkspaceBillingMode, 200);
    private static readonly CommandRoute SetAnyWorkspace = new("cp_set_workspace_billing_mode", CommandKind.SetWorkspaceBillingMode, 200);
    private static readonly CommandRoute SetOrg = new("set_org_billing_default", CommandKind.SetOrgBillingDefault, 200);

    /// <summary>Adds the routes.</summary>
    public static void MapBillingModes(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Billing modes");
        routes.MapGet(Workspace, GetAsync).RequireAccess(Scopes.Workspaces)
            .AsQuery<BillingModeResolution>(
                "How a workspace's billing mode resolves", ProblemCodes.InvalidWorkspaceId, ProblemCodes.ResolutionUnavailable);
        routes.MapPut(Workspace, SetOwnAsync).RequireAccess(Scopes.Workspaces)
            .AsCommand<BillingModeResolution>(
                SetWorkspace, BillingModeMember.Form, "Set or clear a workspace's billing mode",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.ModeRequired, ProblemCodes.UnknownBillingMode, ProblemCodes.WorkspaceNotFound);
        routes.MapGet(AnyWorkspace, GetAnyAsync).RequireAccess(Scopes.Platform)
            .AsQuery<BillingModeResolution>(
                "How the billing mode of a workspace of any organization resolves",
                ProblemCodes.InvalidRequest, ProblemCodes.InvalidWorkspaceId, ProblemCodes.WorkspaceNotFound, ProblemCodes.WorkspaceAmbiguous, ProblemCodes.ResolutionUnavailable);
        routes.MapPut(AnyWorkspace, SetAnyAsync).RequireAccess(Scopes.Platform)
            .AsCommand<BillingModeResolution>(
                SetAnyWorkspace, BillingModeMember.Form, "Set or clear the billing mode of a workspace of any organization",
                ProblemCodes.InvalidWorkspaceId, ProblemCodes.ModeRequired, ProblemCodes.UnknownBillingMode,
                ProblemCodes.WorkspaceNotFound, ProblemCodes.WorkspaceAmbiguous, ProblemCodes.WorkerUnavailable);
        routes.MapGet(Org, GetOrgAsync).RequireAccess(Scopes.Org)
            .AsQuery<OrgBillingDefaultView>("The organization's default billing mode", ProblemCodes.ResolutionUnavailable);
        routes.MapPut(Org, SetOrgAsync).RequireAccess(Scopes.Org)
            .AsCommand<OrgBillingDefaultView>(
                SetOrg, BillingModeMember.Form, "Set or clear the organization's default billing mode",
                ProblemCodes.ModeRequired, ProblemCodes.UnknownBillingMode);
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await ResolveAsync(queries, caller.OrgId, PathParameters.Workspace(id), cancellationToken));

    private static async Task<IResult> SetOwnAsync(string id, HttpContext http, Caller caller, CommandSubmission commands)
        => await SetAsync(http, caller, () => Task.FromResult(caller.OrgId), PathParameters.Workspace(id), commands);

    private static async Task<IResult> GetAnyAsync(
        string id, [FromQuery(Name = "org_id")] string? orgId, WorkspaceOwnerLookup owners, WorkerQueries queries, CancellationToken cancellationToken)
    {
        var workspaceId = PathParameters.Workspace(id);
        var owner = await owners.FindAsync(workspaceId, orgId, cancellationToken);
        return WireResults.Json(await ResolveAsync(queries, owner, workspaceId, cancellationToken));
    }

    private static async Task<IResult> SetAnyAsync(
        string id, [FromQuery(Name = "org_id")] string? orgId, HttpContext http, Caller caller, WorkspaceOwnerLookup owners, CommandSubmission commands)
    {
        var workspaceId = PathParameters.Workspace(id);
        return await SetAsync(http, caller, () => owners.FindAsync(workspaceId, orgId, http.RequestAborted), workspaceId, commands);
    }

    private static async Task<IResult> GetOrgAsync(Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new GetOrgBillingDefault(caller.OrgId), cancellationToken));

    private static async Task<IResult> SetOrgAsync(HttpContext http, Caller caller, CommandSubmission commands)
    {
        using var body = await http.ReadBodyAsync();
        var mode = BillingModeMember.ReadRequired(body);
        return await commands.SubmitAsync(http, caller, body, metadata => new SetOrgBillingDefault(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, mode));
    }

    // Whose it is, is asked once the request is known to be in order.
    private static async Task<IResult> SetAsync(HttpContext http, Caller caller, Func<Task<Guid>> findOrg, Guid workspaceId, CommandSubmission commands)
    {
        using var body = await http.ReadBodyAsync();
        var mode = BillingModeMember.ReadRequired(body);
        return await commands.SubmitAsync(http, caller, await findOrg(), body, metadata => new SetWorkspaceBillingMode(
            metadata.CommandId, metadata.OrgId, metadata.Actor, metadata.SubmittedAt, metadata.Fingerprint, workspaceId, mode));
    }

    private static Task<BillingModeResolution> ResolveAsync(WorkerQueries queries, Guid orgId, Guid workspaceId, CancellationToken cancellationToken)
        => queries.AskAsync(new GetBillingMode(orgId, workspaceId), cancellationToken);
}
