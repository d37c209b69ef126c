using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers with the strip list, so that no script needs a copy of it.</summary>
internal sealed class GetStripListHandler : IQueryHandler<GetStripList, StripListView>
{
    /// <inheritdoc/>
    public Task<QueryAnswer<StripListView>> AnswerAsync(GetStripList query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => Task.FromResult<QueryAnswer<StripListView>>(new StripListView(StripList.Names));
}
