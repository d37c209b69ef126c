using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>What is done with one kind of command.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <param name="Handler">Who decides it.</param>
/// <param name="AfterCommit">What follows its commit; null for nothing.</param>
internal sealed record CommandSteps<TCommand>(ICommandHandler<TCommand> Handler, IAfterCommit<TCommand>? AfterCommit = null)
    where TCommand : class, ICommand;
