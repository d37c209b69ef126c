namespace Messaging.Contracts;

/// <summary>
/// The answer to a query that cannot be answered: not found, or not readable. On the bus it is a <see cref="Contracts.Problem"/> of which
/// no more than code and sentence are said.
/// </summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">One sentence a person can act on.</param>
public sealed record QueryRefused(string Code, string Error)
{
    /// <summary>Refuses with a problem.</summary>
    public static QueryRefused With(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new QueryRefused(problem.Code, problem.Error);
    }

    /// <summary>The problem.</summary>
    public Problem ToProblem() => new(Code, Error);
}
