using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers how a workspace's billing mode resolves. A workspace that does not exist resolves as one without an override.</summary>
internal sealed class GetBillingModeHandler(BillingPolicy policy, ILogger<GetBillingModeHandler> logger)
    : IQueryHandler<GetBillingMode, BillingModeResolution>
{
    /// <inheritdoc/>
    public QueryRefused Unreadable => BillingRefusals.ResolutionUnavailable();

    /// <inheritdoc/>
    public async Task<QueryAnswer<BillingModeResolution>> AnswerAsync(
        GetBillingMode query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var resolution = policy.Resolve(await StoredRungs.ReadAsync(database, query.OrgId, query.WorkspaceId, cancellationToken));
        return resolution.Error is null ? resolution.ToView(query.WorkspaceId) : BillingRefusals.Refuse(resolution, logger);
    }
}
