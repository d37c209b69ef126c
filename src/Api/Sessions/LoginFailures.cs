namespace Messaging.Api.Sessions;

/// <summary>What one address has failed at.</summary>
/// <param name="Count">The failures.</param>
/// <param name="Since">When the first of them was.</param>
internal sealed record LoginFailures(int Count, DateTimeOffset Since);
