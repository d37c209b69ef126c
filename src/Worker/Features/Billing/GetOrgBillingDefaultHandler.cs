using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers with the organization's default billing mode and the mode that follows from it.</summary>
internal sealed class GetOrgBillingDefaultHandler(BillingPolicy policy, ResolutionQueries resolutions)
    : IQueryHandler<GetOrgBillingDefault, OrgBillingDefaultView>
{
    /// <inheritdoc/>
    public QueryRefused Unreadable => ResolutionQueries.Unavailable();

    /// <inheritdoc/>
    public Task<QueryAnswer<OrgBillingDefaultView>> AnswerAsync(
        GetOrgBillingDefault query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => resolutions.AnswerAsync(database, query.OrgId, workspaceId: null, policy.Describe, cancellationToken);
}
