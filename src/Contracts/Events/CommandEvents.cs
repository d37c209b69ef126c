namespace Messaging.Contracts;

/// <summary>A rule refused a command.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Code">The code of the refusal.</param>
public sealed record CommandRejected(string Command, string Code) : AuditRecord;

/// <summary>An <c>Idempotency-Key</c> was used again for another request, which took no effect.</summary>
/// <param name="Command">The name of the command that took no effect.</param>
public sealed record IdempotencyConflict(string Command) : AuditRecord;
