namespace Messaging.Contracts;

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
