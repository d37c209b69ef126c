namespace Messaging.Api.Http.Bodies;

/// <summary>What a text may be, as the OpenAPI document tells it.</summary>
/// <param name="MaxCharacters">The longest, in characters.</param>
/// <param name="Pattern">What it must match (ECMA-262, whole text); null where any text of the length will do.</param>
internal sealed record TextSchema(int MaxCharacters, string? Pattern = null)
{
    /// <summary>The shortest, in characters.</summary>
    public int MinCharacters { get; init; } = 1;
}
