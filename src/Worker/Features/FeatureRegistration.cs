using Messaging.Worker.Features.Audit;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Features.Workspaces;
using Messaging.Worker.Infrastructure.Sealing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features;

/// <summary>Registers the features.</summary>
internal static class FeatureRegistration
{
    /// <summary>The tables with sealed values, in the order in which they are resealed and reported.</summary>
    public static IReadOnlyList<SealedTable> SealedTables { get; } =
        [WorkspaceSecretTable.Table, OrgSecretTable.Table, OrgModelCredentialTable.Table];

    /// <summary>Adds every feature.</summary>
    public static IHostApplicationBuilder AddFeatures(this IHostApplicationBuilder builder)
    {
        foreach (var table in SealedTables)
            builder.Services.AddSingleton(table);
        return builder.AddBilling().AddSecrets().AddOrgModels().AddWorkspaces().AddAudit();
    }
}
