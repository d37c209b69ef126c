namespace Messaging.Api.Features.Events;

/// <summary>The recorded events, which are the truth about order and completeness.</summary>
internal interface IAuditTrail
{
    /// <summary>The most that <see cref="ReadAfterAsync"/> gives at once; fewer mean that this was the end.</summary>
    int PageSize { get; }

    /// <summary>The next events after a sequence, in order.</summary>
    /// <returns>Them, or null when nobody can be asked now.</returns>
    Task<IReadOnlyList<ServerSentEvent>?> ReadAfterAsync(Guid orgId, long sequence, CancellationToken cancellationToken);

    /// <summary>The last recorded sequence, 0 for none.</summary>
    /// <returns>It, or null when nobody can be asked now.</returns>
    Task<long?> HeadAsync(Guid orgId, CancellationToken cancellationToken);
}
