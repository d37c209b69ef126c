using System.Diagnostics.CodeAnalysis;

namespace Messaging.Contracts;

/// <summary>What came of opening a <see cref="SealedValue"/>: the value, or why there is none.</summary>
public sealed record OpenResult
{
    private OpenResult(SecretText? value, OpenFailure? failure) => (Value, Failure) = (value, failure);

    /// <summary>Whether it opened.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Opened => Value is not null;

    /// <summary>The value; its form, other than being text, was not checked: see <see cref="SecretValues"/>.</summary>
    public SecretText? Value { get; }

    /// <summary>Why it did not open.</summary>
    public OpenFailure? Failure { get; }

    internal static OpenResult Of(SecretText value) => new(value, null);

    internal static OpenResult Of(OpenFailure failure) => new(null, failure);
}

/// <summary>Why a <see cref="SealedValue"/> could not be opened.</summary>
public enum OpenFailure
{
    /// <summary>Its text is not of the wire form, or its encapsulated key is not a point on the curve.</summary>
    Malformed,

    /// <summary>It is sealed to a key that is not at hand.</summary>
    UnknownKey,

    /// <summary>It was sealed for another organization, workspace or name, or it was changed since.</summary>
    DoesNotOpen,

    /// <summary>It opens, but what it holds is not UTF-8.</summary>
    NotText,
}

/// <summary>What callers are told about a sealed value that cannot be used.</summary>
public static class OpenFailures
{
    /// <summary>The problem, in one sentence a person can act on; it holds nothing of the value.</summary>
    /// <param name="failure">What is wrong.</param>
    /// <param name="key">The secret's name, or null.</param>
    /// <param name="field">The request's field that held the sealed value.</param>
    public static Problem ToProblem(this OpenFailure failure, string? key, string field = "sealed_value")
        => new(ProblemCodes.InvalidSecretValue, Sentence(failure)) { Field = field, Key = key };

    private static string Sentence(OpenFailure failure) => failure switch
    {
        OpenFailure.Malformed => "the sealed value is not of the form v1.<key id>.<encapsulated key>.<ciphertext> in unpadded base64url, "
            + "for at most 64 KiB; seal it as docs/sealing.md describes",
        OpenFailure.UnknownKey => "the sealed value names a key that is not in use here; read GET /sealing-keys and seal it again",
        OpenFailure.DoesNotOpen => "the sealed value does not open for this organization, workspace and name; "
            + "seal it again for exactly these",
        OpenFailure.NotText => "the sealed value does not hold UTF-8 text; seal valid UTF-8",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "not a failure to open"),
    };
}
