using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>Registers commands with their handlers: one call each.</summary>
internal static class CommandRegistration
{
    /// <summary>Adds a command that is complete with its commit.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <typeparam name="THandler">Its handler.</typeparam>
    public static IHostApplicationBuilder AddCommand<TCommand, THandler>(this IHostApplicationBuilder builder)
        where TCommand : class, ICommand
        where THandler : class, ICommandHandler<TCommand>
    {
        builder.Services
            .AddSingleton(new RegisteredCommand(typeof(TCommand), typeof(CommandConsumer<TCommand>)))
            .AddSingleton<ICommandHandler<TCommand>, THandler>()
            .AddSingleton<CommandSteps<TCommand>>();
        return builder;
    }

    /// <summary>Adds a command with a side effect after its commit.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <typeparam name="THandler">Its handler.</typeparam>
    /// <typeparam name="TAfterCommit">The side effect.</typeparam>
    public static IHostApplicationBuilder AddCommand<TCommand, THandler, TAfterCommit>(this IHostApplicationBuilder builder)
        where TCommand : class, ICommand
        where THandler : class, ICommandHandler<TCommand>
        where TAfterCommit : class, IAfterCommit<TCommand>
    {
        builder.Services.AddSingleton<IAfterCommit<TCommand>, TAfterCommit>();
        return builder.AddCommand<TCommand, THandler>();
    }
}
