using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Features.Workspaces.Environments;
using Messaging.Worker.Features.Workspaces.Provisioning;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>What decides about workspaces and runs them.</summary>
internal static class WorkspaceRegistration
{
    /// <summary>Adds it; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddProvisioning(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(BillingOptions.From(builder.Configuration))
            .AddSingleton(ProvisioningOptions.From(builder.Configuration))
            .AddSingleton<SecretRules>()
            .AddSingleton<NewWorkspaceRules>()
            .AddSingleton<WorkspaceProjections>()
            .AddSingleton<WorkspaceProvisioner>()
            .AddWorkspaceRuntime(builder.Configuration)
            .AddHostedService<WorkspaceExitRecorder>();
        return builder;
    }
}
