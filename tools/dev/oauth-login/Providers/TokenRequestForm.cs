namespace Messaging.OAuthLogin.Providers;

/// <summary>How a provider wants the parameters of a token request.</summary>
internal enum TokenRequestForm
{
    /// <summary><c>application/x-www-form-urlencoded</c>, as RFC 6749 says.</summary>
    Form,

    /// <summary>A JSON object.</summary>
    Json,
}
