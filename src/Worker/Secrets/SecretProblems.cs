using Messaging.Contracts;

namespace Messaging.Worker.Secrets;

/// <summary>The refusals that are about a secret that is not there.</summary>
internal static class SecretProblems
{
    /// <summary>There is none of this name.</summary>
    public static OperationProblem NotFound(string name)
        => new(ProblemCodes.SecretNotFound, "there is no secret of this name here") { Key = name };
}
