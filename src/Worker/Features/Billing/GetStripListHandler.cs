using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers the vendor keys, so that no script has to mirror the list.</summary>
internal sealed class GetStripListHandler : IQueryHandler<GetStripList, StripListView>
{
    /// <inheritdoc/>
    public Task<QueryAnswer<StripListView>> AnswerAsync(GetStripList query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => Task.FromResult<QueryAnswer<StripListView>>(new StripListView(StripList.Names));
}
