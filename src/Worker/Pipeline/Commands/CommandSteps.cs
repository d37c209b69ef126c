using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>The handler of one kind of command, and its side effect where it has one.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <param name="Handler">Decides the command.</param>
/// <param name="AfterCommit">The side effect after the commit; null for none.</param>
internal sealed record CommandSteps<TCommand>(ICommandHandler<TCommand> Handler, IAfterCommit<TCommand>? AfterCommit = null)
    where TCommand : class, ICommand;
