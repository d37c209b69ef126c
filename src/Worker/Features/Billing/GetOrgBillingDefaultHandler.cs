using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers the organization's default billing mode and what it leads to.</summary>
internal sealed class GetOrgBillingDefaultHandler(BillingPolicy policy, ILogger<GetOrgBillingDefaultHandler> logger)
    : IQueryHandler<GetOrgBillingDefault, OrgBillingDefaultView>
{
    /// <inheritdoc/>
    public QueryRefused Unreadable => BillingRefusals.ResolutionUnavailable();

    /// <inheritdoc/>
    public async Task<QueryAnswer<OrgBillingDefaultView>> AnswerAsync(
        GetOrgBillingDefault query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var resolution = policy.Resolve(await StoredRungs.ReadAsync(database, query.OrgId, workspaceId: null, cancellationToken));
        return resolution.Error is null ? policy.Describe(resolution) : BillingRefusals.Refuse(resolution, logger);
    }
}
