using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.Api.Http.Bodies;

/// <summary>
/// The form of a route's request body: what the reader accepts and what the OpenAPI document tells are this same list.
/// </summary>
/// <param name="Members">The members it may have; any other is refused.</param>
internal sealed record BodySchema(params IReadOnlyList<BodyMember> Members)
{
    /// <summary>No body, or an empty object.</summary>
    public static BodySchema Nothing { get; } = new();

    /// <summary>A member by its name, or null.</summary>
    public BodyMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>A member that a request body may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it is for, in the OpenAPI document.</param>
internal sealed record BodyMember(string Name, BodyMemberKind Kind, string Meaning)
{
    /// <summary>Whether the body must have it.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// The only texts that a <see cref="BodyMemberKind.Text"/> may be, for the OpenAPI document; null where there are more.
    /// </summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The form of a text, for the OpenAPI document; null where <see cref="Choices"/> or the kind say it.</summary>
    public TextSchema? Form { get; init; }

    /// <summary>A value that is right, for the OpenAPI document.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>Whether true is the only flag that is right.</summary>
    public bool MustBeTrue { get; init; }

    /// <summary>The least that a <see cref="BodyMemberKind.WholeNumber"/> may be.</summary>
    public long Minimum { get; init; }

    /// <summary>The problem code of a value of the wrong type.</summary>
    public string Code { get; init; } = ProblemCodes.InvalidRequest;
}

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

/// <summary>What a text may be, as the OpenAPI document tells it.</summary>
/// <param name="MaxCharacters">The longest, in characters.</param>
/// <param name="Pattern">What it must match (ECMA-262, whole text); null where any text of the length will do.</param>
internal sealed record TextSchema(int MaxCharacters, string? Pattern = null)
{
    /// <summary>The shortest, in characters.</summary>
    public int MinCharacters { get; init; } = 1;
}
