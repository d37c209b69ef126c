namespace Messaging.Unit.OAuthLogin;

/// <summary>A request to a token endpoint, as it came.</summary>
internal sealed record TokenRequest(string ContentType, IReadOnlyDictionary<string, string> Parameters)
{
    public string this[string name] => Parameters[name];
}
