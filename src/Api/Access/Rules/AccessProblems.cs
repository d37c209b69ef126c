using Messaging.Contracts;

namespace Messaging.Api.Access.Rules;

/// <summary>The problems of callers who may not do what they ask for.</summary>
internal static class AccessProblems
{
    /// <summary>The token lacks a scope.</summary>
    public static Problem MissingScope(string scope)
        => new(ProblemCodes.InsufficientScope, $"this needs the scope {scope}; ask for a token that has it") { RequiredScope = scope };
}
