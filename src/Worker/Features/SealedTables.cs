using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Infrastructure.Sealing;

namespace Messaging.Worker.Features;

/// <summary>Everything that is stored sealed.</summary>
internal static class SealedTables
{
    /// <summary>The tables, in the order in which they are walked and reported.</summary>
    public static IReadOnlyList<SealedTable> All { get; } = [WorkspaceSecretTable.Table, OrgSecretTable.Table, OrgModelCredentialTable.Table];
}
