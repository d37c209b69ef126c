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
    public BodyMember? Find(string name) => Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal));
}
