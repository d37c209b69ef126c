using Messaging.Contracts;

namespace Messaging.Api.Requests;

/// <summary>A member that a request body may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it is for, in the OpenAPI document.</param>
internal sealed record BodyMember(string Name, BodyMemberKind Kind, string Meaning)
{
    /// <summary>Whether the body must have it.</summary>
    public bool Required { get; init; }

    /// <summary>The problem code of a value of the wrong type.</summary>
    public string Code { get; init; } = ProblemCodes.InvalidRequest;
}
