using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>How a feature makes its commands known: one call each.</summary>
internal static class CommandRegistration
{
    /// <summary>A command that is done with its commit.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <typeparam name="THandler">Who decides it.</typeparam>
    public static IHostApplicationBuilder AddCommand<TCommand, THandler>(this IHostApplicationBuilder builder)
        where TCommand : class, ICommand
        where THandler : class, ICommandHandler<TCommand>
    {
        builder.Services
            .AddSingleton<RegisteredCommand>(new RegisteredCommand<TCommand>())
            .AddSingleton<ICommandHandler<TCommand>, THandler>()
            .AddSingleton<CommandSteps<TCommand>>();
        return builder;
    }

    /// <summary>A command whose commit is followed by a side effect.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <typeparam name="THandler">Who decides it.</typeparam>
    /// <typeparam name="TAfterCommit">What follows its commit.</typeparam>
    public static IHostApplicationBuilder AddCommand<TCommand, THandler, TAfterCommit>(this IHostApplicationBuilder builder)
        where TCommand : class, ICommand
        where THandler : class, ICommandHandler<TCommand>
        where TAfterCommit : class, IAfterCommit<TCommand>
    {
        builder.Services.AddSingleton<IAfterCommit<TCommand>, TAfterCommit>();
        return builder.AddCommand<TCommand, THandler>();
    }
}
