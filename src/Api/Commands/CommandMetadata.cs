namespace Messaging.Api.Commands;

/// <summary>What every command of a request carries, whatever it asks for.</summary>
/// <param name="CommandId">Identifies the command; with an <c>Idempotency-Key</c> made from it.</param>
/// <param name="OrgId">The organization the command acts on.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="SubmittedAt">Now, UTC.</param>
/// <param name="Fingerprint">Keyed hash of the request.</param>
internal sealed record CommandMetadata(Guid CommandId, Guid OrgId, string Actor, DateTimeOffset SubmittedAt, string Fingerprint);
