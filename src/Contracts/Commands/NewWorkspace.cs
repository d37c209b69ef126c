namespace Messaging.Contracts;

/// <summary>The workspace that a <see cref="ProvisionWorkspace"/> creates.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Runtime">The agent runtime, for example <c>claude-code</c>.</param>
/// <param name="Model">The model it uses, or null to take one from its secrets or its organization.</param>
/// <param name="ParentId">The workspace it belongs under, or null.</param>
/// <param name="BillingMode">Its billing-mode override, set before the secret-write gate looks; or null for none.</param>
/// <param name="Secrets">Its secrets, sealed; written whole or not at all.</param>
public sealed record NewWorkspace(
    string Name,
    string Runtime,
    string? Model,
    Guid? ParentId,
    string? BillingMode,
    IReadOnlyList<NewSecret> Secrets);
