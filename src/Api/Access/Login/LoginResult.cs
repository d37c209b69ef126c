namespace Messaging.Api.Access.Login;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Token">The token of the session.</param>
/// <param name="Expires">When the session ends.</param>
internal sealed record LoginResult(int Status, string? Error, string Token = "", DateTimeOffset Expires = default);
