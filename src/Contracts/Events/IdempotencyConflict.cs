namespace Messaging.Contracts;

/// <summary>An <c>Idempotency-Key</c> was used again for another request, which took no effect.</summary>
/// <param name="Command">The name of the command that took no effect.</param>
public sealed record IdempotencyConflict(string Command) : AuditRecord;
