using Messaging.Api.Access.Callers;

namespace Messaging.Api.Access.Login;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Token">The token of the session.</param>
/// <param name="Expires">When the session ends.</param>
internal sealed record LoginResult(int Status, string? Error, string Token = "", DateTimeOffset Expires = default);

/// <summary>Whether a token makes a session.</summary>
/// <param name="Caller">Who it stands for; null when it is not valid.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Error">Why it is not valid, in a sentence for the person who entered it.</param>
internal sealed record LoginTokenResult(Caller? Caller, DateTimeOffset Expires, string? Error)
{
    /// <summary>One that is not valid.</summary>
    public static LoginTokenResult Refused(string error) => new(null, default, error);
}
