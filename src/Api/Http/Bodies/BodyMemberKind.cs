namespace Messaging.Api.Http.Bodies;

/// <summary>What a member of a request body holds.</summary>
internal enum BodyMemberKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number of 64 bits, written without fraction and exponent.</summary>
    WholeNumber,

    /// <summary>A UUID, lower-case and hyphenated.</summary>
    Id,

    /// <summary>A billing mode, or null.</summary>
    Mode,

    /// <summary>A secret value in the clear; it is sealed at once and forgotten.</summary>
    Secret,

    /// <summary>A secret value that the caller has sealed.</summary>
    SealedSecret,

    /// <summary>
    /// An OAuth bundle in the clear: a JSON object, or a string that holds one, because people paste what programs send as it
    /// is; it is sealed at once and forgotten.
    /// </summary>
    Bundle,

    /// <summary>Secrets by name, each in the clear or sealed.</summary>
    Secrets,
}
