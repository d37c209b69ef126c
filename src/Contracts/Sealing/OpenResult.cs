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
