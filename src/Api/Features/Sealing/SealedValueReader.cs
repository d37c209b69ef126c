using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.Sealing;

/// <summary>What arrives sealed passes through.</summary>
internal static class SealedValueReader
{
    /// <summary>
    /// Takes a value that the caller sealed. Only its form can be seen from here; whether it opens, and with which key, is the
    /// worker's to say.
    /// </summary>
    /// <param name="keys">The keys that a value may be sealed to.</param>
    /// <param name="text">The value's text.</param>
    /// <param name="problemOf">What the caller is told about one that is not of the form.</param>
    /// <exception cref="RefusedException">It is not of the form.</exception>
    public static SealedValue Take(SealingPublicKeys keys, string? text, Func<OpenFailure, Problem> problemOf)
    {
        var value = new SealedValue(text ?? "");
        if (keys.Check(value) is OpenFailure.Malformed and var failure)
            throw new RefusedException(problemOf(failure));

        return value;
    }
}
