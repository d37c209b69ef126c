using Messaging.Contracts;
using Messaging.Worker.Commands.Ledger;
using Npgsql;

namespace Messaging.Worker.Queries;

/// <summary>Answers an operation that the ledger knows, or knew.</summary>
internal sealed class GetOperationHandler(LedgerOptions remembered, TimeProvider time) : IQueryHandler<GetOperation>
{
    /// <inheritdoc/>
    public async Task<object> AnswerAsync(GetOperation query, NpgsqlDataSource database, CancellationToken cancellationToken)
        => await LedgerQueries.FindAsync(database, query.OrgId, query.CommandId, cancellationToken) switch
        {
            { } entry => entry.Operation,
            null when CommandTimes.SubmittedAt(query.CommandId) is { } submittedAt && remembered.HasForgotten(submittedAt, time.GetUtcNow())
                => QueryProblems.OperationPruned(),
            null => QueryProblems.OperationNotFound(),
        };
}
