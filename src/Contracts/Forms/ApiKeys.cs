namespace Messaging.Contracts;

/// <summary>Which API keys may be given: 1–8192 characters without white space or control characters, and no mask.</summary>
/// <remarks>
/// How the providers' keys begin is not looked at: prefixes change without notice, and an <c>openai-compatible</c> endpoint may
/// hand out anything.
/// </remarks>
public static class ApiKeys
{
    /// <summary>The longest API key, in characters.</summary>
    public const int MaxCharacters = CredentialText.MaxCharacters;

    /// <summary>The form of an API key as far as a schema can say it, as a regular expression (ECMA-262).</summary>
    public const string Pattern = @"^[^\s\p{Cc}\p{Cf}]*$";

    /// <summary>What is wrong with an API key in the clear, or null. The answer never holds the key or a part of it.</summary>
    /// <param name="key">The key; none is an empty one.</param>
    /// <param name="field">The request's field that held it.</param>
    public static Problem? Check(SecretText? key, string field) => CredentialText.FaultOf(key?.Reveal()) is { } fault
        ? new Problem(ProblemCodes.InvalidCredential, $"the API key {fault}") { Field = field }
        : null;
}
