using Messaging.OAuthLogin.Callback;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>A browser on this machine, which the provider sends back to a listener on 127.0.0.1 (RFC 8252, section 7.3).</summary>
internal sealed class BrowserFlow(LoginContext login) : ILoginFlow
{
    /// <inheritdoc/>
    public async Task<TokenAnswer> SignInAsync()
    {
        var request = new AuthorizationRequest(login.Provider);
        await using var listener = await CallbackListener.StartAsync(login, request.State);
        login.User.Tell("Sign in and agree in a browser on this machine, at this address:");
        login.SendBrowserTo(request.Address(login.Endpoints.Authorization, listener.Redirect));
        var code = await listener.CodeAsync();
        return await CodeExchange.RedeemAsync(login, code, request.Verifier, listener.Redirect, request.State, request.Nonce);
    }
}
