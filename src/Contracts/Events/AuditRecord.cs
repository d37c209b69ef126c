namespace Messaging.Contracts;

/// <summary>The members every event has; the worker fills them in when it appends the event to the chain.</summary>
public abstract record AuditRecord : AuditEvent
{
    /// <inheritdoc/>
    public Guid EventId { get; init; }

    /// <inheritdoc/>
    public Guid OrgId { get; init; }

    /// <inheritdoc/>
    public long Sequence { get; init; }

    /// <inheritdoc/>
    public string Type => EventTypes.NameOf(GetType());

    /// <inheritdoc/>
    public string Actor { get; init; } = "";

    /// <inheritdoc/>
    public string? OperationId { get; init; }

    /// <inheritdoc/>
    public Guid? WorkspaceId { get; init; }

    /// <inheritdoc/>
    public DateTime OccurredAt { get; init; }

    /// <inheritdoc/>
    public string Hash { get; init; } = "";

    /// <inheritdoc/>
    public string PreviousHash { get; init; } = "";
}
