namespace Messaging.Contracts;

/// <summary>Asks whether a request with an <c>Idempotency-Key</c> is known already; answered by <see cref="RepeatView"/>.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="CommandId">The command that the key stands for.</param>
/// <param name="Fingerprint">The fingerprint of the request at hand.</param>
public sealed record GetRepeat(Guid OrgId, Guid CommandId, string Fingerprint);
