namespace Messaging.Contracts;

/// <summary>Where an organization's audit trail ends.</summary>
/// <param name="Sequence">The last event's sequence; 0 when nothing has happened yet.</param>
public sealed record AuditHead(long Sequence);
