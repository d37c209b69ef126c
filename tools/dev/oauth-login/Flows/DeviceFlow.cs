using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>The device authorization grant, RFC 8628.</summary>
internal sealed class DeviceFlow(LoginContext login, Uri codeEndpoint, TimeSpan lifetime) : ILoginFlow
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    /// <inheritdoc/>
    public async Task<TokenAnswer> SignInAsync()
    {
        var answer = await login.Http.PostFormAsync(codeEndpoint, CodeRequest(), login.Deadline);
        var offer = answer.Success();
        var deviceCode = new SecretText(offer.Text("device_code") ?? throw answer.Without("device_code"));
        var codeLifetime = offer.Number("expires_in") is { } seconds ? DevicePolling.Seconds(seconds) : lifetime;
        var polling = new DevicePolling(login, offer.Number("interval"), codeLifetime);
        // verification_uri_complete is left aside: typing the code is what makes the person notice somebody else's login.
        polling.Show(
            offer.Address("verification_uri") ?? throw answer.Without("verification_uri"),
            offer.Text("user_code") ?? throw answer.Without("user_code"));
        return TokenAnswer.Read(await polling.PollAsync(() => AskAsync(deviceCode), IsPending), nonce: null);
    }

    private static DevicePoll IsPending(EndpointAnswer answer) => answer.IsSuccess
        ? DevicePoll.Answered
        : ErrorCodes.Of(answer.Json()) switch
        {
            ErrorCodes.Pending => DevicePoll.Pending,
            ErrorCodes.SlowDown => DevicePoll.SlowDown,
            _ => DevicePoll.Answered,
        };

    private Dictionary<string, string> CodeRequest()
    {
        var parameters = new Dictionary<string, string>(login.Provider.AuthorizationParameters, StringComparer.Ordinal)
        {
            ["client_id"] = login.Provider.ClientId,
            ["scope"] = string.Join(' ', login.Provider.Scopes),
        };
        return parameters;
    }

    private Task<EndpointAnswer> AskAsync(SecretText deviceCode) => login.Http.PostFormAsync(
        login.Endpoints.Token,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = GrantType,
            ["device_code"] = deviceCode.Reveal(),
            ["client_id"] = login.Provider.ClientId,
        },
        login.Deadline);
}
