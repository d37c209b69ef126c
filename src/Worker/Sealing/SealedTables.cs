namespace Messaging.Worker.Sealing;

/// <summary>Everything that is stored sealed.</summary>
internal static class SealedTables
{
    /// <summary>The tables, in the order in which they are walked and reported.</summary>
    public static IReadOnlyList<SealedTable> All { get; } = [WorkspaceSecretValues.Table, OrgSecretValues.Table, OrgModelCredentialValues.Table];
}
