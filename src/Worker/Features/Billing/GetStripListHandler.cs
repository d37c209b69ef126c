using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Features.Billing;

/// <summary>Answers the vendor keys, so that no script has to mirror the list.</summary>
internal sealed class GetStripListHandler : IQueryHandler<GetStripList>
{
    /// <inheritdoc/>
    public Task<object> AnswerAsync(GetStripList query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => Task.FromResult<object>(new StripListView(StripList.Names));
}
