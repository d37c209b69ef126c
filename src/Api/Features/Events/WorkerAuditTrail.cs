using Messaging.Api.Queries;
using Messaging.Contracts;

namespace Messaging.Api.Features.Events;

/// <summary>The recorded events, asked of the workers: the same question, and so the same text, as <c>GET /audit</c>.</summary>
internal sealed class WorkerAuditTrail(WorkerQueries queries) : IAuditTrail, IDisposable
{
    // When the broker is back, every organization that is listened to asks at once; callers' own reads must not stand behind them.
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <inheritdoc/>
    public int PageSize => 200;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ServerSentEvent>?> ReadAfterAsync(Guid orgId, long sequence, CancellationToken cancellationToken)
    {
        var page = await AskAsync(new ListAudit(orgId, sequence, PageSize, Type: null, WorkspaceId: null), cancellationToken);
        return page is null ? null : [.. page.Items.Select(ServerSentEvent.Of)];
    }

    /// <inheritdoc/>
    public async Task<long?> HeadAsync(Guid orgId, CancellationToken cancellationToken)
        => (await AskAsync(new GetAuditHead(orgId), cancellationToken))?.Sequence;

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private async Task<TAnswer?> AskAsync<TAnswer>(IQuery<TAnswer> query, CancellationToken cancellationToken)
        where TAnswer : class
    {
        await places.WaitAsync(cancellationToken);
        return await AskInPlaceAsync(query).WaitAsync(cancellationToken);
    }

    // Goes on without its asker for as long as its patience lasts: its place is taken until then.
    private async Task<TAnswer?> AskInPlaceAsync<TAnswer>(IQuery<TAnswer> query)
        where TAnswer : class
    {
        try
        {
            return await queries.TryAskAsync(query, Patience, CancellationToken.None);
        }
        finally
        {
            places.Release();
        }
    }
}
