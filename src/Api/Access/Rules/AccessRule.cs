using Microsoft.AspNetCore.Authorization;

namespace Messaging.Api.Access.Rules;

/// <summary>
/// Who may use a route. Every route has exactly one: authorization asks it, the OpenAPI document tells it, and the start
/// fails where it is missing.
/// </summary>
internal sealed class AccessRule : IAuthorizationRequirementData, IAuthorizationRequirement
{
    private AccessRule(bool signedIn, IReadOnlyList<string> scopes)
    {
        SignedIn = signedIn;
        Scopes = scopes;
    }

    /// <summary>Everybody, without a token.</summary>
    public static AccessRule Anyone { get; } = new(signedIn: false, []);

    /// <summary>Every caller with a valid token.</summary>
    public static AccessRule AnySignedIn { get; } = new(signedIn: true, []);

    /// <summary>Whether a valid token is needed.</summary>
    public bool SignedIn { get; }

    /// <summary>The scopes of which the token must have one; empty where any valid token will do.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Callers with one of these scopes; the first is the one that a refusal names.</summary>
    public static AccessRule OneOf(params string[] scopes) => new(signedIn: true, scopes);

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
