using System.Net;
using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Providers;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>
/// OpenAI's own login on another device: the confirmation yields an authorization code, and the provider makes the PKCE
/// verifier itself. Where the account's settings do not allow it, the first request is answered 404.
/// </summary>
internal sealed class CodexDeviceFlow(LoginContext login, DeviceLogin device) : ILoginFlow
{
    /// <inheritdoc/>
    public async Task<TokenAnswer> SignInAsync()
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["client_id"] = login.Provider.ClientId };
        var answer = await login.Http.PostJsonAsync(device.CodeEndpoint, parameters, login.Deadline);
        var offer = answer.Success();
        var id = new SecretText(offer.Text("device_auth_id") ?? throw answer.Without("device_auth_id"));
        var userCode = offer.Text("user_code") ?? throw answer.Without("user_code");
        var polling = new DevicePolling(login, offer.Number("interval"), TimeSpan.FromSeconds(device.LifetimeSeconds));
        polling.Show(device.Page!, userCode);
        return await RedeemAsync(await polling.PollAsync(() => AskAsync(id, userCode), IsPending));
    }

    private static DevicePoll IsPending(EndpointAnswer answer)
        => answer.Is(HttpStatusCode.Forbidden) || answer.Is(HttpStatusCode.NotFound) ? DevicePoll.Pending : DevicePoll.Answered;

    private Task<EndpointAnswer> AskAsync(SecretText id, string userCode) => login.Http.PostJsonAsync(
        device.PollEndpoint!,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["device_auth_id"] = id.Reveal(), ["user_code"] = userCode },
        login.Deadline);

    private async Task<TokenAnswer> RedeemAsync(EndpointAnswer answer)
    {
        var confirmed = answer.Success();
        var code = new SecretText(confirmed.Text("authorization_code") ?? throw answer.Without("authorization_code"));
        var verifier = new SecretText(confirmed.Text("code_verifier") ?? throw answer.Without("code_verifier"));
        if (!FixedTime.AreEqual(confirmed.Text("code_challenge"), AuthorizationRequest.Challenge(verifier)))
            throw answer.Without("code_challenge");

        return await CodeExchange.RedeemAsync(login, code, verifier, device.Redirect!, state: null, nonce: null);
    }
}
