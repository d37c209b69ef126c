using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>A workspace as callers see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Runtime">The agent runtime.</param>
/// <param name="Model">Its own model, or null.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
/// <param name="Status">One of <see cref="WorkspaceStatuses"/>.</param>
/// <param name="Stale">Something that went into the environment it was started with has changed since.</param>
/// <param name="Error">Why the last provision failed; absent when it did not.</param>
/// <param name="ResolvedMode">The billing mode it resolves to now.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record WorkspaceView(
    Guid Id,
    string Name,
    string Runtime,
    string? Model,
    Guid? ParentId,
    string Status,
    bool Stale,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Fault? Error,
    string ResolvedMode,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
