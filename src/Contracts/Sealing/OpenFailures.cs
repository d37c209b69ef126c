namespace Messaging.Contracts;

/// <summary>What callers are told about a sealed value that cannot be used.</summary>
public static class OpenFailures
{
    /// <summary>The problem, in one sentence a person can act on; it holds nothing of the value.</summary>
    /// <param name="failure">What is wrong.</param>
    /// <param name="key">The secret's name, or null.</param>
    /// <param name="field">The request's field that held the sealed value.</param>
    public static OperationProblem ToProblem(this OpenFailure failure, string? key, string field = "sealed_value")
        => new(ProblemCodes.InvalidSecretValue, Sentence(failure)) { Field = field, Key = key };

    private static string Sentence(OpenFailure failure) => failure switch
    {
        OpenFailure.Malformed => "the sealed value is not of the form v1.<key id>.<encapsulated key>.<ciphertext> in unpadded base64url, for at most 64 KiB; seal it as docs/sealing.md describes",
        OpenFailure.UnknownKey => "the sealed value names a key that is not in use here; read GET /sealing-keys and seal it again",
        OpenFailure.DoesNotOpen => "the sealed value does not open for this organization, workspace and name; seal it again for exactly these",
        OpenFailure.NotText => "the sealed value does not hold UTF-8 text; seal valid UTF-8",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "not a failure to open"),
    };
}
