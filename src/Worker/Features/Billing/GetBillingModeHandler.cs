using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers how a workspace's billing mode resolves. A workspace that does not exist resolves as one without an override.</summary>
internal sealed class GetBillingModeHandler(ResolutionQueries resolutions) : IQueryHandler<GetBillingMode, BillingModeResolution>
{
    /// <inheritdoc/>
    public QueryRefused Unreadable => ResolutionQueries.Unavailable();

    /// <inheritdoc/>
    public Task<QueryAnswer<BillingModeResolution>> AnswerAsync(
        GetBillingMode query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => resolutions.AnswerAsync(
            database, query.OrgId, query.WorkspaceId, resolution => resolution.ToView(query.WorkspaceId), cancellationToken);
}
