using System.Collections.Frozen;

namespace Messaging.Contracts;

/// <summary>
/// The events there are, by the name that is published, stored and hashed into the audit chain. The names are written out: what was
/// recorded once must be read for ever, whatever becomes of the name of a type. The unit tests say which event has no row.
/// </summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<string, Type> ByName = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["OrgBillingDefaultSet"] = typeof(OrgBillingDefaultSet),
        ["WorkspaceBillingModeSet"] = typeof(WorkspaceBillingModeSet),
        ["OrgSecretSet"] = typeof(OrgSecretSet),
        ["OrgSecretDeleted"] = typeof(OrgSecretDeleted),
        ["WorkspaceSecretSet"] = typeof(WorkspaceSecretSet),
        ["WorkspaceSecretDeleted"] = typeof(WorkspaceSecretDeleted),
        ["SecretWriteBlocked"] = typeof(SecretWriteBlocked),
        ["OrgModelActivated"] = typeof(OrgModelActivated),
        ["OrgModelCredentialExpiring"] = typeof(OrgModelCredentialExpiring),
        ["WorkspaceCreated"] = typeof(WorkspaceCreated),
        ["WorkspaceProvisioned"] = typeof(WorkspaceProvisioned),
        ["WorkspaceProvisionFailed"] = typeof(WorkspaceProvisionFailed),
        ["WorkspaceStopped"] = typeof(WorkspaceStopped),
        ["WorkspaceDeleted"] = typeof(WorkspaceDeleted),
        ["CommandRejected"] = typeof(CommandRejected),
        ["IdempotencyConflict"] = typeof(IdempotencyConflict),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = ByName.ToFrozenDictionary(row => row.Value, row => row.Key);

    /// <summary>The names of all events.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The record of an event's name; null for a name that this version does not know.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The name of an event's record.</summary>
    /// <exception cref="KeyNotFoundException">The type has no row.</exception>
    public static string NameOf(Type type) => ByType[type];
}
