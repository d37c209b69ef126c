using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>
/// What follows the commit of a command that was not refused: the side effect that its transaction has decided on. It runs again
/// when the command is delivered again, so everything it does must be idempotent.
/// </summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal interface IAfterCommit<in TCommand>
    where TCommand : class, ICommand
{
    /// <summary>Carries out what is still open of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="operation">Its operation after the commit.</param>
    /// <param name="stopping">Ends the waits between attempts.</param>
    /// <returns>The operation with its outcome.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop; the command is to be given back.</exception>
    Task<OperationView> CarryOutAsync(TCommand command, OperationView operation, CancellationToken stopping);
}
