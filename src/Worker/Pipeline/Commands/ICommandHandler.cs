using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>Decides one kind of command: reads, decides, and says what to write. It commits nothing itself.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal interface ICommandHandler<in TCommand>
    where TCommand : class, ICommand
{
    /// <summary>Decides a command.</summary>
    Task<Decision> HandleAsync(TCommand command, CommandScope scope, CancellationToken cancellationToken);
}
