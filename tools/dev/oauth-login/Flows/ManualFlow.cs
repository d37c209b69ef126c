using Messaging.Contracts;
using Messaging.OAuthLogin.Terminal;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>A browser anywhere: the provider's page shows <c>code#state</c>, and the person pastes it.</summary>
internal sealed class ManualFlow(LoginContext login, Uri redirect) : ILoginFlow
{
    /// <inheritdoc/>
    public async Task<TokenAnswer> SignInAsync()
    {
        var request = new AuthorizationRequest(login.Provider);
        login.User.Tell("Sign in and agree in any browser, at this address:");
        login.SendBrowserTo(request.Address(login.Endpoints.Authorization, redirect));
        login.Deadline.WaitingFor = "the code to be pasted";
        var pasted = await HiddenInput.ReadAsync(login.User, "Then paste here what the page shows, and press Enter.", login.Deadline.Token);
        return await CodeExchange.RedeemAsync(login, Code(pasted, request.State), request.Verifier, redirect, request.State, request.Nonce);
    }

    private static SecretText Code(SecretText pasted, string state) => pasted.Reveal().Split('#') switch
    {
        [{ Length: > 0 } code, var given] => FixedTime.AreEqual(given, state)
            ? new SecretText(code)
            : throw new LoginException(
                "What was pasted belongs to another login (its part after '#' is not this one's): "
                + "start again, and use the page that comes of the address shown here."),
        _ => throw new LoginException(
            "What was pasted is not a code, '#' and a state: copy the whole of what the page shows, and start again."),
    };
}
