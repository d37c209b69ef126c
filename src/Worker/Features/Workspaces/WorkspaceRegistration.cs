using Messaging.Contracts;
using Messaging.Worker.Features.Workspaces.Environments;
using Messaging.Worker.Features.Workspaces.Provisioning;
using Messaging.Worker.Features.Workspaces.Runtimes.Processes;
using Messaging.Worker.Features.Workspaces.Snapshots;
using Messaging.Worker.Infrastructure.Scheduling;
using Messaging.Worker.Pipeline.Execution;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.Workspaces;

/// <summary>Registers the commands, queries, jobs and the runtime of workspaces.</summary>
internal static class WorkspaceRegistration
{
    /// <summary>Adds the feature; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddWorkspaces(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(EnvironmentOptions.From(builder.Configuration))
            .AddSingleton(ProvisioningOptions.From(builder.Configuration))
            .AddSingleton<NewWorkspaceRules>()
            .AddSingleton<WorkspaceProjections>()
            .AddSingleton(ProvisionStatements.Pruned)
            .AddProcessRuntime(builder.Configuration)
            .AddHostedService<WorkspaceExitRecorder>();
        return builder
            .AddCommand<ProvisionWorkspace, ProvisionWorkspaceHandler, WorkspaceProvisioner>()
            .AddCommand<DeleteWorkspace, DeleteWorkspaceHandler, WorkspaceProvisioner>()
            .AddQuery<GetWorkspace, WorkspaceView, GetWorkspaceHandler>()
            .AddQuery<ListWorkspaces, WorkspacePage, ListWorkspacesHandler>()
            .AddQuery<FindWorkspace, WorkspaceOwners, FindWorkspaceHandler>()
            .AddQuery<ExplainEnvironment, EnvironmentView, ExplainEnvironmentHandler>()
            .AddQuery<ListRuntimes, RuntimeList, ListRuntimesHandler>()
            .AddJob<StuckProvisionsJob>("StuckProvisions", every: TimeSpan.FromMinutes(1));
    }
}
