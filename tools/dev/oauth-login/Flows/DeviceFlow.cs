using Messaging.Contracts;
using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Flows;

/// <summary>The device authorization grant, RFC 8628.</summary>
internal sealed class DeviceFlow(LoginRun run, Uri codeEndpoint, TimeSpan lifetime) : ILoginFlow
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    /// <inheritdoc/>
    public async Task<TokenAnswer> SignInAsync()
    {
        var answer = await run.Http.PostFormAsync(codeEndpoint, CodeRequest(), run.Deadline);
        var offer = answer.Success();
        var deviceCode = new SecretText(offer.Text("device_code") ?? throw answer.Without("device_code"));
        var codeLifetime = offer.Number("expires_in") is { } seconds ? DevicePolling.Seconds(seconds) : lifetime;
        var polling = new DevicePolling(run, offer.Number("interval"), codeLifetime);
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
        var parameters = new Dictionary<string, string>(run.Provider.AuthorizationParameters, StringComparer.Ordinal)
        {
            ["client_id"] = run.Provider.ClientId,
            ["scope"] = string.Join(' ', run.Provider.Scopes),
        };
        return parameters;
    }

    private Task<EndpointAnswer> AskAsync(SecretText deviceCode) => run.Http.PostFormAsync(
        run.Endpoints.Token,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = GrantType,
            ["device_code"] = deviceCode.Reveal(),
            ["client_id"] = run.Provider.ClientId,
        },
        run.Deadline);
}
