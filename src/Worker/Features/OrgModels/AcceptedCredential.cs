using Messaging.Contracts;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>A credential that was looked at and is to be stored.</summary>
/// <param name="Value">The credential, sealed; a bundle in the platform's own shape.</param>
/// <param name="ExpiresAt">When it ends, UTC; null where that is not known.</param>
internal sealed record AcceptedCredential(SealedValue Value, DateTimeOffset? ExpiresAt);
