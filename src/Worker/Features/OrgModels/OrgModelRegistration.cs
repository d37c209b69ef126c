using Messaging.Contracts;
using Messaging.Worker.Infrastructure.Scheduling;
using Messaging.Worker.Pipeline.Execution;
using Messaging.Worker.Pipeline.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>Registers the commands, queries and the job of org models.</summary>
internal static class OrgModelRegistration
{
    /// <summary>Adds the feature; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddOrgModels(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(OrgModelOptions.From(builder.Configuration, builder.Environment))
            .AddSingleton<OrgModelRules>()
            .AddSingleton<OrgModelCredentials>()
            .AddSingleton<OrgModelVersions>();
        return builder
            .AddCommand<SetOrgModel, SetOrgModelHandler>()
            .AddCommand<RollbackOrgModel, RollbackOrgModelHandler>()
            .AddQuery<GetOrgModel, OrgModelView, GetOrgModelHandler>()
            .AddQuery<ListOrgModelVersions, OrgModelPage, ListOrgModelVersionsHandler>()
            .AddQuery<GetOrgModelCapability, OrgModelCapability, GetOrgModelCapabilityHandler>()
            .AddJob<ExpiringCredentialsJob>("ExpiringCredentials", every: TimeSpan.FromMinutes(5));
    }
}
