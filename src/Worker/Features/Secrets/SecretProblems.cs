using Messaging.Contracts;

namespace Messaging.Worker.Features.Secrets;

/// <summary>The problems with stored secrets.</summary>
internal static class SecretProblems
{
    /// <summary>There is no secret of this name.</summary>
    public static Problem NotFound(string name)
        => new(ProblemCodes.SecretNotFound, "there is no secret of this name here") { Key = name };

    /// <summary>Its stored value cannot be opened.</summary>
    public static Problem Unreadable()
        => new(
            ProblemCodes.SecretUnreadable,
            "the stored value cannot be opened with the worker's keys; write the secret again or delete it");
}
