using MassTransit;
using MassTransit.Middleware;
using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Messaging.Worker.Billing;
using Messaging.Worker.Broker;
using Messaging.Worker.Commands.Ledger;
using Messaging.Worker.Commands.Ordering;
using Messaging.Worker.Commands.Suspects;
using Messaging.Worker.OrgModels;
using Messaging.Worker.Provisioning;
using Messaging.Worker.Secrets;
using Messaging.Worker.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Commands;

/// <summary>Which commands there are, who decides them, and the queues they come through.</summary>
internal static class CommandRegistration
{
    /// <summary>Every command with its handler. Adding a command is adding a line here, in <see cref="Consumers"/> and in <see cref="Consume"/>.</summary>
    public static IHostApplicationBuilder AddCommands(this IHostApplicationBuilder builder)
    {
        var signingKey = builder.Configuration.OperationSigningKey();
        builder.Services
            .AddSingleton(new OperationIds(signingKey))
            .AddSingleton(LedgerOptions.From(builder.Configuration))
            .AddSingleton<CommandLedger>()
            .AddSingleton<Passing>()
            .AddSingleton<CommandIntake>()
            .AddSingleton<OrgLanes>()
            .AddSingleton<Isolation>()
            .AddSingleton<Turns>()
            .AddSingleton<CommandExecutor>()
            .AddSingleton<ICommandHandler<SetOrgModel>, SetOrgModelHandler>()
            .AddSingleton<ICommandHandler<RollbackOrgModel>, RollbackOrgModelHandler>()
            .AddSingleton<ICommandHandler<SetOrgBillingDefault>, SetOrgBillingDefaultHandler>()
            .AddSingleton<ICommandHandler<SetWorkspaceBillingMode>, SetWorkspaceBillingModeHandler>()
            .AddSingleton<ICommandHandler<ProvisionWorkspace>, ProvisionWorkspaceHandler>()
            .AddSingleton<ICommandHandler<SetWorkspaceSecret>, SetWorkspaceSecretHandler>()
            .AddSingleton<ICommandHandler<DeleteWorkspaceSecret>, DeleteWorkspaceSecretHandler>()
            .AddSingleton<ICommandHandler<SetOrgSecret>, SetOrgSecretHandler>()
            .AddSingleton<ICommandHandler<DeleteOrgSecret>, DeleteOrgSecretHandler>()
            .AddSingleton<ICommandHandler<DeleteWorkspace>, DeleteWorkspaceHandler>();
        return builder;
    }

    /// <summary>A consumer per command.</summary>
    public static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<CommandConsumer<SetOrgModel>>();
        bus.AddConsumer<CommandConsumer<RollbackOrgModel>>();
        bus.AddConsumer<CommandConsumer<SetOrgBillingDefault>>();
        bus.AddConsumer<CommandConsumer<SetWorkspaceBillingMode>>();
        bus.AddConsumer<CommandConsumer<ProvisionWorkspace>>();
        bus.AddConsumer<CommandConsumer<SetWorkspaceSecret>>();
        bus.AddConsumer<CommandConsumer<DeleteWorkspaceSecret>>();
        bus.AddConsumer<CommandConsumer<SetOrgSecret>>();
        bus.AddConsumer<CommandConsumer<DeleteOrgSecret>>();
        bus.AddConsumer<CommandConsumer<DeleteWorkspace>>();
    }

    /// <summary>The partitions: quorum queues, each with one active consumer among all workers, ending in <c>commands-error</c>.</summary>
    public static void Endpoints(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        foreach (var queue in CommandPartitions.Queues)
            bus.ReceiveEndpoint(queue, endpoint => Consume(context, endpoint));
    }

    private static void Consume(IBusRegistrationContext context, IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConfigureConsumeTopology = false; // commands are sent to a partition, never published to all of them
        endpoint.PublishFaults = false; // the operation says what failed; a fault event would carry the message about
        endpoint.PrefetchCount = CommandQueue.Prefetch;
        endpoint.ConcurrentMessageLimit = CommandQueue.Prefetch; // every delivery is in hand at once, so its number can be waited for
        endpoint.SetQuorumQueue();
        endpoint.BindDeadLetterQueue(Queues.CommandErrors, Queues.CommandErrors, errors => Arguments(errors, QueueArguments.Errors));
        Arguments(endpoint, QueueArguments.Partition);
        endpoint.ConfigureError(pipe =>
        {
            pipe.UseFilter(new UnreadableCommandFilter(
                new Lazy<CommandExecutor>(context.GetRequiredService<CommandExecutor>),
                context.GetRequiredService<CommandIntake>(),
                context.GetRequiredService<ILogger<UnreadableCommandFilter>>()));
            pipe.UseFilter(new MovedOnceFilter());
            pipe.UseFilter(new ErrorTransportFilter()); // moves the message and answers nobody: see Replies
        });
        endpoint.UseFilter(new ReplyAddressFilter());
        endpoint.ConfigureReceive(pipe =>
        {
            pipe.UseFilter(new HeaderSizeFilter());
            pipe.UseFilter(new DeliveryOrderFilter());
        });

        endpoint.ConfigureConsumer<CommandConsumer<SetOrgModel>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<RollbackOrgModel>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<SetOrgBillingDefault>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<SetWorkspaceBillingMode>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<ProvisionWorkspace>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<SetWorkspaceSecret>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<DeleteWorkspaceSecret>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<SetOrgSecret>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<DeleteOrgSecret>>(context);
        endpoint.ConfigureConsumer<CommandConsumer<DeleteWorkspace>>(context);
    }

    private static void Arguments(IRabbitMqQueueConfigurator queue, IReadOnlyDictionary<string, object> arguments)
    {
        foreach (var (name, value) in arguments)
            queue.SetQueueArgument(name, value);
    }
}
