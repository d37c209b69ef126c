using System.Globalization;
using Messaging.Api.Access.Callers;
using Messaging.Api.Access.Rules;
using Messaging.Api.Http;
using Messaging.Api.Http.Parameters;
using Messaging.Api.Http.Problems;
using Messaging.Api.Queries;
using Messaging.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.Api.Features.Audit;

/// <summary>The organization's audit trail.</summary>
internal static class AuditRoutes
{
    /// <summary>The form of an event's type, as a regular expression (ECMA-262).</summary>
    public const string TypePattern = "^[A-Za-z]{0,64}$";

    private const int MaxTypeCharacters = 64;

    /// <summary>Adds the routes.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithTags("Audit");
        routes.MapGet("/audit", ListAsync).RequireAccess(AccessRule.OneOf(Scopes.Org, Scopes.Workspaces))
            .AsQuery<AuditPage>(
                "The organization's audit events, in order; admin:workspaces is enough with workspace_id",
                ProblemCodes.InvalidRequest, ProblemCodes.InvalidWorkspaceId)
            .WithDescription(PagingParameters.EitherWay);
        routes.MapGet("/audit/verification", VerifyAsync).RequireAccess(Scopes.Org)
            .AsQuery<AuditVerification>("Walk the organization's hash chain");
    }

    private static async Task<IResult> ListAsync(
        string? after,
        string? before,
        string? limit,
        string? type,
        [FromQuery(Name = "workspace_id")] string? workspaceId,
        Caller caller,
        WorkerQueries queries,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(workspaceId) && !caller.May([Scopes.Org]))
            throw new RefusedException(AccessProblems.MissingScope(Scopes.Org));

        var page = PagingParameters.ReadEitherWay(after, before, limit);
        var sequence = ReadSequence(page.Cursor);
        var events = new ListAudit(
            caller.OrgId,
            After: page.NewestFirst ? 0 : sequence ?? 0,
            page.Limit,
            ReadType(type),
            ReadWorkspace(workspaceId),
            Before: page.NewestFirst ? sequence ?? long.MaxValue : null);
        return WireResults.Json(await queries.AskAsync(events, cancellationToken));
    }

    private static async Task<IResult> VerifyAsync(Caller caller, WorkerQueries queries, CancellationToken cancellationToken)
        => WireResults.Json(await queries.AskAsync(new VerifyAudit(caller.OrgId), cancellationToken));

    // Its form, a count of at most 18 digits, has been looked at.
    private static long? ReadSequence(string? cursor)
        => cursor is null ? null : long.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? ReadType(string? type)
    {
        if (string.IsNullOrEmpty(type))
            return null;

        return type.Length <= MaxTypeCharacters && type.All(char.IsAsciiLetter)
            ? type
            : throw new RefusedException(
                ProblemCodes.InvalidRequest, "type must be the name of an event, for example WorkspaceCreated", "type");
    }

    private static Guid? ReadWorkspace(string? workspaceId)
        => string.IsNullOrEmpty(workspaceId) ? null : PathParameters.Workspace(workspaceId, "workspace_id");
}
