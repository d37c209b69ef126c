namespace Messaging.Api.Requests;

/// <summary>What a member of a request body holds.</summary>
internal enum BodyMemberKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A UUID, lower-case and hyphenated.</summary>
    Id,

    /// <summary>A billing mode, or null.</summary>
    Mode,

    /// <summary>A secret value in the clear; it is sealed at once and forgotten.</summary>
    Secret,

    /// <summary>Secrets by name, each in the clear or sealed.</summary>
    Secrets,
}
