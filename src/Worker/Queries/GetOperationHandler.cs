using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers an operation that the ledger knows.</summary>
internal sealed class GetOperationHandler : IQueryHandler<GetOperation>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(GetOperation query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => await LedgerQueries.FindAsync(database, query.OrgId, query.CommandId, cancellationToken) is { } entry
            ? entry.Operation
            : QueryProblems.OperationNotFound();
}
