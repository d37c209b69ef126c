namespace Messaging.OAuthLogin;

/// <summary>
/// Why a login ended without a bundle; the message is the one sentence that is shown, and the exit status is 1. It names
/// endpoints, statuses and registered error codes, and never holds anything of a token, a code or a verifier.
/// </summary>
internal sealed class LoginException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the same request may go well a little later: the endpoint could not be reached.</summary>
    public bool IsPassing { get; init; }
}
