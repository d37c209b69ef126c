using System.Security.Claims;
using Messaging.Api.Http.Parameters;

namespace Messaging.Api.Access.Callers;

/// <summary>Who is calling.</summary>
/// <param name="Subject">The token's subject; it becomes the actor of commands and events.</param>
/// <param name="OrgId">The caller's organization.</param>
/// <param name="Scopes">What the token allows.</param>
internal sealed record Caller(string Subject, Guid OrgId, IReadOnlySet<string> Scopes)
{
    private const int MaxSubjectCharacters = 255; // OpenID Connect Core 1.0, section 2: at most 255 ASCII characters.

    /// <summary>The caller that a validated token stands for; null when it does not name one.</summary>
    public static Caller? Of(ClaimsPrincipal principal)
    {
        var subject = principal.FindFirstValue("sub");
        if (subject is not { Length: > 0 and <= MaxSubjectCharacters } || !subject.All(c => c is >= ' ' and <= '~'))
            return null;

        var org = principal.FindAll("org").Select(claim => claim.Value).ToList();
        return org.Count == 1 && PathParameters.TryRead(org[0], out var orgId)
            ? new Caller(subject, orgId, ScopesOf(principal))
            : null;
    }

    /// <summary>The caller of a request; only for routes that need one, which no request without one reaches.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http)
        => ValueTask.FromResult(Of(http.User) ?? throw new InvalidOperationException("A route that needs a caller was reached without one."));

    /// <summary>Whether the token allows one of these.</summary>
    public bool May(IEnumerable<string> scopes) => scopes.Any(Scopes.Contains);

    // One claim with spaces (RFC 8693, section 4.2), or several claims: some issuers write an array.
    private static HashSet<string> ScopesOf(ClaimsPrincipal principal)
        => [.. principal.FindAll("scope").SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
