using Messaging.Contracts;

namespace Messaging.Api.Http.Problems;

/// <summary>Ends a request with a problem; <see cref="ProblemMiddleware"/> writes it.</summary>
internal sealed class RefusedException(Problem problem) : Exception(problem.Code)
{
    /// <summary>A refusal that needs no more than code, sentence and field.</summary>
    public RefusedException(string code, string error, string? field = null)
        : this(new Problem(code, error) { Field = field })
    {
    }

    /// <summary>What is wrong.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Throws where one of the shared rules of form found something.</summary>
    public static void ThrowIf(Problem? problem)
    {
        if (problem is not null)
            throw new RefusedException(problem);
    }
}
