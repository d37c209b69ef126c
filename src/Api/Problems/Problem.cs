using Messaging.Contracts;

namespace Messaging.Api.Problems;

/// <summary>What is wrong with a request, in the members that a problem answer has beside the standard ones.</summary>
/// <param name="Code">Stable, for programs; one of <see cref="ProblemCodes"/>.</param>
/// <param name="Error">One sentence a person can act on; never holds a value that was sent.</param>
internal sealed record Problem(string Code, string Error)
{
    /// <summary>The request's field that is at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The secret's name, as it was sent.</summary>
    public string? Key { get; init; }

    /// <summary>The workspace concerned.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>The values that would have been accepted.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The scope that the token lacks.</summary>
    public string? RequiredScope { get; init; }

    /// <summary>The billing mode to go by while the real one cannot be read.</summary>
    public string? SafeDefault { get; init; }

    /// <summary>A refusal of the worker's, or of the shared rules of form.</summary>
    public static Problem From(OperationProblem problem) => new(problem.Code, problem.Error)
    {
        Field = problem.Field,
        Key = problem.Key,
        WorkspaceId = problem.WorkspaceId,
        Allowed = problem.Allowed,
    };
}
