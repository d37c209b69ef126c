using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Broker;
using Messaging.Worker.Infrastructure.Registration;
using Messaging.Worker.Infrastructure.Resilience;
using Messaging.Worker.Infrastructure.Scheduling;
using Messaging.Worker.Pipeline.Execution;
using Messaging.Worker.Pipeline.Ledger;
using Messaging.Worker.Pipeline.Operations;
using Messaging.Worker.Pipeline.Publishing;
using Messaging.Worker.Pipeline.Quarantine;
using Messaging.Worker.Pipeline.Queries;
using Messaging.Worker.Pipeline.Retention;
using Messaging.Worker.Pipeline.Sequencing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline;

/// <summary>Registers what every command and query passes through, whatever its feature.</summary>
internal static class PipelineRegistration
{
    /// <summary>Adds the pipeline; the settings are read now, so that a wrong one stops the start.</summary>
    public static IHostApplicationBuilder AddPipeline(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(new OperationIds(builder.Configuration.OperationSigningKey()))
            .AddSingleton(LedgerOptions.From(builder.Configuration))
            .AddSingleton(new PrunedRows("operations", CommandLedger.Prune))
            .AddSingleton(new PrunedRows("attempts", AttemptStatements.Prune))
            .AddSingleton<CommandLedger>()
            .AddSingleton<RetryPolicies>()
            .AddSingleton<InFlightCommands>()
            .AddSingleton<CommandLines>()
            .AddSingleton<ExclusiveGate>()
            .AddSingleton<CommandAttempts>()
            .AddSingleton<CommandDecider>()
            .AddSingleton<CommandExecutor>()
            .AddSingleton<CommandRunner>()
            .AddSingleton<GroupExecutor>()
            .AddSingleton<GroupRunner>()
            .AddSingleton<CommandDispatcher>()
            .AddHostedService<GracefulShutdown>();
        return builder
            .AddPublishing()
            .AddQuery<GetOperation, OperationView, GetOperationHandler>()
            .AddQuery<ListOperations, OperationPage, ListOperationsHandler>()
            .AddQuery<GetRepeat, RepeatView, GetRepeatHandler>()
            .AddQuery<Ping, Pong, PingHandler>()
            .AddJob<RetentionJob>("Retention", every: TimeSpan.FromHours(1));
    }

    /// <summary>The receive endpoints of the commands and queries that were added before.</summary>
    /// <exception cref="CannotStartException">A command or query of the contracts was not added, or was added twice.</exception>
    public static IReadOnlyList<IBusEndpoints> Endpoints(this IHostApplicationBuilder builder)
    {
        var commands = builder.Services.Registered<RegisteredCommand>();
        var queries = builder.Services.Registered<RegisteredQuery>();
        RegistrationCheck.Require(
            "command", nameof(CommandRegistration.AddCommand), ContractTypes.Commands, commands.Select(command => command.Type));
        RegistrationCheck.Require("query", nameof(QueryRegistration.AddQuery), ContractTypes.Queries, queries.Select(query => query.Type));
        return [new CommandEndpoints(commands), new QueryEndpoint(queries)];
    }
}
