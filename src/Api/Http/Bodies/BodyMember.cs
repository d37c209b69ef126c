using System.Text.Json.Nodes;
using Messaging.Contracts;

namespace Messaging.Api.Http.Bodies;

/// <summary>A member that a request body may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it is for, in the OpenAPI document.</param>
internal sealed record BodyMember(string Name, BodyMemberKind Kind, string Meaning)
{
    /// <summary>Whether the body must have it.</summary>
    public bool Required { get; init; }

    /// <summary>The only texts that a <see cref="BodyMemberKind.Text"/> may be, for the OpenAPI document; null where there are more.</summary>
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
