namespace Messaging.Contracts;

/// <summary>What can be done with a provider's subscription, and what a person has to be told before.</summary>
/// <param name="Enabled">Whether this deployment takes it.</param>
/// <param name="Experimental">Always true: no provider supports it in other products.</param>
/// <param name="Warning">The experimental warning.</param>
/// <param name="Caveat">A further warning of this provider's, or null.</param>
/// <param name="LoginHint">The command that makes a bundle.</param>
public sealed record OAuthCapability(bool Enabled, bool Experimental, Notice Warning, Notice? Caveat, string LoginHint);
