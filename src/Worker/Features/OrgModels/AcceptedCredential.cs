using Messaging.Contracts;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>A credential that was checked and is to be stored.</summary>
/// <param name="Value">The credential, sealed; a bundle in the platform's own form.</param>
/// <param name="ExpiresAt">When it expires, UTC; null where that is not known.</param>
internal sealed record AcceptedCredential(SealedValue Value, DateTimeOffset? ExpiresAt);
