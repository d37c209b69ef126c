using Messaging.Contracts;

namespace Messaging.OAuthLogin.Callback;

/// <summary>What the browser came back with.</summary>
/// <param name="Code">The code, or null.</param>
/// <param name="Problem">Why there is none, to follow "sent the browser back".</param>
internal sealed record CallbackResult(SecretText? Code, string Problem);
