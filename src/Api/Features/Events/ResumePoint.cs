namespace Messaging.Api.Features.Events;

/// <summary>Where a caller wants to go on.</summary>
/// <param name="Sequence">The last sequence it has.</param>
/// <param name="Field">The part of the request that says so.</param>
internal sealed record ResumePoint(long Sequence, string Field);
