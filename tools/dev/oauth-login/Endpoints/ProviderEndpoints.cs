using Messaging.OAuthLogin.Providers;
using Messaging.OAuthLogin.Terminal;

namespace Messaging.OAuthLogin.Endpoints;

/// <summary>The endpoints of one login.</summary>
/// <param name="Authorization">Where the browser is sent to.</param>
/// <param name="Token">Where a code is exchanged for tokens.</param>
/// <param name="DeviceCode">Where a short code is asked for; null where there is no such login.</param>
/// <param name="Keys">The keys (RFC 7517) that id tokens are signed with; null where they are not checked.</param>
internal sealed record ProviderEndpoints(Uri Authorization, Uri Token, Uri? DeviceCode, Uri? Keys)
{
    /// <summary>The endpoints as the provider publishes them today, else as they are written down here.</summary>
    /// <exception cref="LoginException">They are published, and cannot be read or do not hold together.</exception>
    public static async Task<ProviderEndpoints> FindAsync(LoginProvider provider, ProviderHttp http, LoginDeadline deadline)
    {
        var known = new ProviderEndpoints(
            provider.AuthorizationEndpoint, provider.TokenEndpoint, provider.Device?.CodeEndpoint, Keys: null);
        if (provider.DiscoveryEndpoint is null)
            return known;

        var answer = await http.GetAsync(provider.DiscoveryEndpoint, deadline);
        var document = answer.Success();
        // OpenID Connect Discovery 1.0, section 4.3: a document of another issuer must not be used.
        if (document.Text("issuer") != provider.Issuer)
            throw new LoginException($"{answer.Name} is not the document of {provider.Issuer}: it names another issuer.");

        return new ProviderEndpoints(
            document.Address("authorization_endpoint") ?? known.Authorization,
            document.Address("token_endpoint") ?? known.Token,
            known.DeviceCode is null ? null : document.Address("device_authorization_endpoint") ?? known.DeviceCode,
            provider.ChecksIdToken ? document.Address("jwks_uri") ?? throw answer.Without("jwks_uri") : null);
    }
}
