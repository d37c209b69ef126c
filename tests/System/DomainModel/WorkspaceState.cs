using System.Collections.Immutable;

namespace Messaging.System.DomainModel;

/// <summary>A workspace as the model sees it.</summary>
/// <param name="Model">Its own model, or null.</param>
/// <param name="Parent">Its parent, or null.</param>
/// <param name="Mode">Its own billing mode, or null.</param>
/// <param name="Secrets">Its own secrets, by name, in the clear.</param>
/// <param name="Status">Whether its last start went right.</param>
/// <param name="Code">Why it did not, or null.</param>
/// <param name="Environment">What its process was started with, of the names that the model follows; null when none runs.</param>
public sealed record WorkspaceState(
    string? Model,
    Guid? Parent,
    string? Mode,
    ImmutableSortedDictionary<string, string> Secrets,
    string Status,
    string? Code,
    ImmutableSortedDictionary<string, string>? Environment);
