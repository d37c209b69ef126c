using Messaging.System.DomainModel;

namespace Messaging.System.Chaos;

/// <summary>A command that was sent.</summary>
/// <param name="Actor">
/// Who asked, a different one for each: so it can be told in the ledger, also when no answer named its operation.
/// </param>
/// <param name="Step">What was asked for.</param>
/// <param name="OperationId">Its operation; null when no answer came, so that it may take effect, later than others even, or not.</param>
public sealed record SentCommand(string Actor, DomainCommand Step, string? OperationId);
