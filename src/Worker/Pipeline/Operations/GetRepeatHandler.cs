using Messaging.Contracts;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Pipeline.Operations;

/// <summary>Answers whether an <c>Idempotency-Key</c> was used before, and whether for the same request.</summary>
internal sealed class GetRepeatHandler : IQueryHandler<GetRepeat, RepeatView>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<RepeatView>> AnswerAsync(GetRepeat query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (await LedgerQueries.FindAsync(database, query.OrgId, query.CommandId, cancellationToken) is not { } entry)
            return new RepeatView(Known: false, SameRequest: false, null);

        var same = string.Equals(entry.Fingerprint, query.Fingerprint, StringComparison.Ordinal);
        return new RepeatView(Known: true, same, same ? entry.Operation : null);
    }
}
