using System.Text.Json.Serialization;

namespace Messaging.Contracts;

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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Fault? Error);
