namespace Messaging.Unit.OAuthLogin;

/// <summary>What an authorization server remembers of a code: good once, and only for the one who began.</summary>
internal sealed record Grant(string Provider, string ClientId, string Redirect, string Challenge, string? Nonce);
