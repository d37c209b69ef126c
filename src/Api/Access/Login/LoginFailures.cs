namespace Messaging.Api.Access.Login;

/// <summary>What one address has failed at.</summary>
/// <param name="Count">The failures.</param>
/// <param name="Since">When the first of them was, as <see cref="TimeProvider.GetTimestamp"/> counts: a clock that is set must not lock
/// anybody out for longer.</param>
internal sealed record LoginFailures(int Count, long Since);
