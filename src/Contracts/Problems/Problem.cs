using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>
/// What is wrong, where, and what to do: with a request, with a command that was rejected or failed, with a workspace, a stored secret or
/// a credential. One record for rules of form, outcomes, views and answers; what does not apply is left out of its JSON.
/// </summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Error">One sentence that says what to do; names, never values.</param>
public sealed record Problem(string Code, string Error)
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

    /// <summary>The scope that the caller's token lacks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequiredScope { get; init; }

    /// <summary>The billing mode to go by while the real one cannot be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SafeDefault { get; init; }
}
