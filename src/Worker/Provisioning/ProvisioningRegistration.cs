using Messaging.Worker.Billing;
using Messaging.Worker.Runtime;
using Messaging.Worker.Secrets;
using Messaging.Worker.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Provisioning;

/// <summary>What decides about workspaces and runs them.</summary>
internal static class ProvisioningRegistration
{
    /// <summary>Adds it; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddProvisioning(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(BillingOptions.From(builder.Configuration))
            .AddSingleton(ProvisioningOptions.From(builder.Configuration))
            .AddSingleton<SecretForm>()
            .AddSingleton<NewWorkspaceForm>()
            .AddSingleton<WorkspaceInterpreter>()
            .AddSingleton<WorkspaceProvisioner>()
            .AddWorkspaceRuntime(builder.Configuration)
            .AddHostedService<ProcessExitRecorder>();
        return builder;
    }
}
