using Messaging.OAuthLogin.Endpoints;
using Messaging.OAuthLogin.Providers;
using Messaging.OAuthLogin.Terminal;

namespace Messaging.OAuthLogin.Flows;

/// <summary>What every way to sign in works with.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Endpoints">Its endpoints today.</param>
/// <param name="Http">Requests to them.</param>
/// <param name="User">Who signs in, at their terminal.</param>
/// <param name="OpensBrowser">Whether to try to open a browser for them.</param>
/// <param name="Deadline">When it ends, done or not.</param>
/// <param name="Time">The clock.</param>
internal sealed record LoginContext(
    LoginProvider Provider,
    ProviderEndpoints Endpoints,
    ProviderHttp Http,
    UserConsole User,
    bool OpensBrowser,
    LoginDeadline Deadline,
    TimeProvider Time)
{
    /// <summary>Shows an address, and opens it where that is wanted.</summary>
    public void SendBrowserTo(Uri address)
    {
        User.Show(address.AbsoluteUri);
        if (OpensBrowser)
            BrowserWindow.TryOpen(address);
    }
}
