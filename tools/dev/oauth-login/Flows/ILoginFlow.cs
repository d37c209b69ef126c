using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>One way to sign in.</summary>
internal interface ILoginFlow
{
    /// <summary>Signs in.</summary>
    /// <returns>The provider's tokens, as it answered them.</returns>
    /// <exception cref="LoginException">It did not go well; the message is for the person.</exception>
    Task<TokenAnswer> SignInAsync();
}
