namespace Messaging.OAuthLogin;

/// <summary>How the person and the provider come together.</summary>
internal enum LoginWay
{
    /// <summary>A browser on this machine, which the provider sends back to a listener on 127.0.0.1.</summary>
    Browser,

    /// <summary>A short code that is confirmed on any device.</summary>
    Device,

    /// <summary>The provider's page shows the code, and the person pastes it here.</summary>
    Manual,
}
