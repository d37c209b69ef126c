using Messaging.Contracts;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Queries;
using Npgsql;

namespace Messaging.Worker.Pipeline.Operations;

/// <summary>Answers with an operation, or tells whether there never was one or it was pruned.</summary>
internal sealed class GetOperationHandler(LedgerOptions retention, TimeProvider time) : IQueryHandler<GetOperation, OperationView>
{
    /// <inheritdoc/>
    public async Task<QueryAnswer<OperationView>> AnswerAsync(
        GetOperation query, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var (entry, isInTrail) = await LedgerQueries.FindAsync(
            database, query.OrgId, query.CommandId, query.OperationId, cancellationToken);
        if (entry is not null)
            return entry.Operation;

        return isInTrail || IsTooOld(query.CommandId) ? OperationRefusals.Pruned() : OperationRefusals.NotFound();
    }

    private bool IsTooOld(Guid commandId)
        => CommandTimes.SubmittedAt(commandId) is { } submittedAt && retention.HasForgotten(submittedAt, time.GetUtcNow());
}
