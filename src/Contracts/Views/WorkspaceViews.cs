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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Error,
    string ResolvedMode,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>The visible life of a workspace.</summary>
public static class WorkspaceStatuses
{
    /// <summary>Decided and recorded; its process is about to be started.</summary>
    public const string Provisioning = "provisioning";

    /// <summary>Its process runs.</summary>
    public const string Online = "online";

    /// <summary>The last provision failed; nothing runs.</summary>
    public const string Failed = "failed";

    /// <summary>Its process ended.</summary>
    public const string Stopped = "stopped";
}

/// <summary>What a workspace would be started with now, and why; names only.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Resolution">The billing mode that decided it.</param>
/// <param name="Model">The effective model, or null.</param>
/// <param name="Entries">Every name that was considered.</param>
/// <param name="Error">Why it could not be started; absent when it could.</param>
public sealed record EnvironmentView(
    Guid WorkspaceId,
    BillingModeResolution Resolution,
    string? Model,
    IReadOnlyList<EnvironmentEntry> Entries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Error);

/// <summary>One name of a composed environment, without its value.</summary>
/// <param name="Name">The environment name.</param>
/// <param name="Origin"><c>org_secret</c>, <c>workspace_secret</c>, <c>org_model</c>, <c>platform</c> or <c>system</c>.</param>
/// <param name="Action"><c>kept</c>, <c>stripped</c>, <c>injected</c> or <c>hidden</c>.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record EnvironmentEntry(string Name, string Origin, string Action, string Reason);
