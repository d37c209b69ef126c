namespace Messaging.OAuthLogin.Endpoints;

/// <summary>Which addresses a secret, or a person's browser, may be sent to.</summary>
internal static class SafeAddress
{
    /// <summary>The rule, to follow a name.</summary>
    public const string Rule = "must be an https address without user info or fragment (plain http on this machine only)";

    /// <summary>Whether an address keeps to the rule.</summary>
    public static bool Is(Uri address)
        => address.IsAbsoluteUri
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address.UserInfo.Length == 0
            && address.Fragment.Length == 0;

    /// <summary>How an address is shown: without its query.</summary>
    public static string Name(Uri address) => address.GetLeftPart(UriPartial.Path);
}
