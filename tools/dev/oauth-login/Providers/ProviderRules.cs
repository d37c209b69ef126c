using System.Net;
using Messaging.OAuthLogin.Endpoints;

namespace Messaging.OAuthLogin.Providers;

/// <summary>What must hold of a provider's data so that no secret goes where it should not.</summary>
internal static class ProviderRules
{
    /// <summary>Checks a provider.</summary>
    /// <exception cref="LoginException">Something does not hold.</exception>
    public static void Check(string id, LoginProvider provider)
    {
        Require(id, "redirect.host", provider.Redirect.Host is "localhost" or "127.0.0.1", "must be localhost or 127.0.0.1");
        Require(
            id,
            "redirect.ports",
            provider.Redirect.Ports is [_, ..] ports && ports.All(port => port is >= 0 and <= IPEndPoint.MaxPort),
            "must hold at least one port, 0 for any");
        Require(id, "redirect.path", IsPlainPath(provider.Redirect.Path), "must be a plain path that begins with '/'");
        Require(
            id,
            "checks_id_token",
            !provider.ChecksIdToken || provider.DiscoveryEndpoint is not null,
            "needs a discovery_endpoint, which names the keys");
        Require(
            id,
            "account",
            provider.Account.Values.All(path => path is ["answer" or "id_token" or "access_token", _, ..]),
            "must hold paths that begin with answer, id_token or access_token");
        Require(
            id,
            "device",
            provider.Device is not { Protocol: DeviceProtocol.Codex } codex || IsComplete(codex),
            "needs poll_endpoint, page and redirect for the protocol codex");
        Require(id, "device.lifetime_seconds", provider.Device is not { LifetimeSeconds: <= 0 }, "must be positive");
        foreach (var (name, endpoint) in Endpoints(provider))
            Require(id, name, endpoint is null || SafeAddress.Is(endpoint), SafeAddress.Rule);
    }

    private static bool IsPlainPath(string path)
        => path.StartsWith('/') && path.All(character => character is > ' ' and <= '~' and not '?' and not '#' and not '%');

    private static bool IsComplete(DeviceLogin codex)
        => (codex.PollEndpoint, codex.Page, codex.Redirect) is (not null, not null, not null);

    private static IEnumerable<(string Name, Uri? Endpoint)> Endpoints(LoginProvider provider) =>
    [
        ("discovery_endpoint", provider.DiscoveryEndpoint),
        ("authorization_endpoint", provider.AuthorizationEndpoint),
        ("token_endpoint", provider.TokenEndpoint),
        ("manual_redirect", provider.ManualRedirect),
        ("device.code_endpoint", provider.Device?.CodeEndpoint),
        ("device.poll_endpoint", provider.Device?.PollEndpoint),
        ("device.page", provider.Device?.Page),
        ("device.redirect", provider.Device?.Redirect),
    ];

    private static void Require(string id, string member, bool holds, string rule)
    {
        if (!holds)
            throw new LoginException($"--providers: {id}.{member} {rule}.");
    }
}
