using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>Why a command was rejected or failed: what is wrong, where, and what to do.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">One sentence a person can act on; names, never values.</param>
public sealed record OperationProblem(string Code, string Error)
{
    /// <summary>The request's field that is at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>The secret's name, as it was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>The workspace concerned.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? WorkspaceId { get; init; }

    /// <summary>The values that would have been accepted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Allowed { get; init; }
}
