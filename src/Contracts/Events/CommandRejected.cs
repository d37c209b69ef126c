namespace Messaging.Contracts;

/// <summary>A rule refused a command.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Code">The code of the refusal.</param>
public sealed record CommandRejected(string Command, string Code) : AuditRecord;
