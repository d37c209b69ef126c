namespace Messaging.Contracts;

/// <summary>
/// The record that something happened, published after the commit that made it true, at least once, with a message id
/// equal to <see cref="EventId"/>, in order per organization. Bind to this type's exchange to get every event.
/// </summary>
public interface AuditEvent
{
    /// <summary>Identifies the event; a repeat has the same one.</summary>
    Guid EventId { get; }

    /// <summary>The organization it belongs to.</summary>
    Guid OrgId { get; }

    /// <summary>Its place in the organization's chain: 1, 2, 3, …, without gap.</summary>
    long Sequence { get; }

    /// <summary>The event's name, for example <c>WorkspaceBillingModeSet</c>.</summary>
    string Type { get; }

    /// <summary>Who caused it: a token's subject, or <c>system</c>.</summary>
    string Actor { get; }

    /// <summary>The operation that caused it; null for what the system noticed by itself.</summary>
    string? OperationId { get; }

    /// <summary>The workspace it is about, or null.</summary>
    Guid? WorkspaceId { get; }

    /// <summary>When it happened, UTC, in microseconds.</summary>
    DateTime OccurredAt { get; }

    /// <summary><see cref="AuditChain.Hash"/> of the event, in lower-case hexadecimal.</summary>
    string Hash { get; }

    /// <summary>The hash of the event before it, or <see cref="AuditChain.Genesis"/> for the first.</summary>
    string PreviousHash { get; }
}
