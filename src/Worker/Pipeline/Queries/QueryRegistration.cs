using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Features.Audit;
using Messaging.Worker.Features.Billing;
using Messaging.Worker.Features.OrgModels;
using Messaging.Worker.Features.Secrets;
using Messaging.Worker.Features.Workspaces;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Pipeline.Execution;
using Messaging.Worker.Pipeline.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Queries;

/// <summary>Which queries there are, and the queue they come through.</summary>
internal static class QueryRegistration
{
    // Reads wait for the database most of the time; this many wait at once.
    private const int Concurrency = 32;

    /// <summary>Every query with its handler.</summary>
    public static IHostApplicationBuilder AddQueries(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<IQueryHandler<GetBillingMode>, GetBillingModeHandler>()
            .AddSingleton<IQueryHandler<GetOrgBillingDefault>, GetOrgBillingDefaultHandler>()
            .AddSingleton<IQueryHandler<ListWorkspaces>, ListWorkspacesHandler>()
            .AddSingleton<IQueryHandler<GetWorkspace>, GetWorkspaceHandler>()
            .AddSingleton<IQueryHandler<FindWorkspace>, FindWorkspaceHandler>()
            .AddSingleton<IQueryHandler<ListSecrets>, ListSecretsHandler>()
            .AddSingleton<IQueryHandler<ExplainEnvironment>, ExplainEnvironmentHandler>()
            .AddSingleton<IQueryHandler<GetOrgModel>, GetOrgModelHandler>()
            .AddSingleton<IQueryHandler<ListOrgModelVersions>, ListOrgModelVersionsHandler>()
            .AddSingleton<IQueryHandler<GetOrgModelCapability>, GetOrgModelCapabilityHandler>()
            .AddSingleton<IQueryHandler<GetStripList>, GetStripListHandler>()
            .AddSingleton<IQueryHandler<ListRuntimes>, ListRuntimesHandler>()
            .AddSingleton<IQueryHandler<GetOperation>, GetOperationHandler>()
            .AddSingleton<IQueryHandler<GetRepeat>, GetRepeatHandler>()
            .AddSingleton<IQueryHandler<ListOperations>, ListOperationsHandler>()
            .AddSingleton<IQueryHandler<ListAudit>, ListAuditHandler>()
            .AddSingleton<IQueryHandler<GetAuditHead>, GetAuditHeadHandler>()
            .AddSingleton<IQueryHandler<VerifyAudit>, VerifyAuditHandler>()
            .AddSingleton<IQueryHandler<Ping>, PingHandler>();
        return builder;
    }

    /// <summary>A consumer per query.</summary>
    public static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<QueryConsumer<GetBillingMode>>();
        bus.AddConsumer<QueryConsumer<GetOrgBillingDefault>>();
        bus.AddConsumer<QueryConsumer<ListWorkspaces>>();
        bus.AddConsumer<QueryConsumer<GetWorkspace>>();
        bus.AddConsumer<QueryConsumer<FindWorkspace>>();
        bus.AddConsumer<QueryConsumer<ListSecrets>>();
        bus.AddConsumer<QueryConsumer<ExplainEnvironment>>();
        bus.AddConsumer<QueryConsumer<GetOrgModel>>();
        bus.AddConsumer<QueryConsumer<ListOrgModelVersions>>();
        bus.AddConsumer<QueryConsumer<GetOrgModelCapability>>();
        bus.AddConsumer<QueryConsumer<GetStripList>>();
        bus.AddConsumer<QueryConsumer<ListRuntimes>>();
        bus.AddConsumer<QueryConsumer<GetOperation>>();
        bus.AddConsumer<QueryConsumer<GetRepeat>>();
        bus.AddConsumer<QueryConsumer<ListOperations>>();
        bus.AddConsumer<QueryConsumer<ListAudit>>();
        bus.AddConsumer<QueryConsumer<GetAuditHead>>();
        bus.AddConsumer<QueryConsumer<VerifyAudit>>();
        bus.AddConsumer<QueryConsumer<Ping>>();
    }

    /// <summary>The queue, served by every worker. A query nobody understands is dropped: whoever asked runs out of patience.</summary>
    public static void Endpoint(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus) => bus.ReceiveEndpoint(
        Contracts.Queues.Queries,
        endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.PrefetchCount = Concurrency;
            endpoint.UseFilter(new ReplyAddressFilter());
            endpoint.DiscardFaultedMessages();
            endpoint.DiscardSkippedMessages();
            endpoint.ConfigureConsumer<QueryConsumer<GetBillingMode>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetOrgBillingDefault>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ListWorkspaces>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetWorkspace>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<FindWorkspace>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ListSecrets>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ExplainEnvironment>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetOrgModel>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ListOrgModelVersions>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetOrgModelCapability>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetStripList>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ListRuntimes>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetOperation>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetRepeat>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ListOperations>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<ListAudit>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<GetAuditHead>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<VerifyAudit>>(context);
            endpoint.ConfigureConsumer<QueryConsumer<Ping>>(context);
        });
}
