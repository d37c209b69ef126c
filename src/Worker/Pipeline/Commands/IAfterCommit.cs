using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>
/// The side effect of a command, carried out after the commit that decided on it. It runs again when the command is delivered
/// again, so everything it does must be idempotent.
/// </summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal interface IAfterCommit<in TCommand>
    where TCommand : class, ICommand
{
    /// <summary>Carries out what of the side effect is not done yet.</summary>
    /// <param name="command">The command.</param>
    /// <param name="operation">Its operation as committed.</param>
    /// <param name="stopping">Ends the waits between attempts.</param>
    /// <returns>The operation with its outcome.</returns>
    /// <exception cref="OperationCanceledException">The worker stops; the command is to be returned to the broker.</exception>
    Task<OperationView> CarryOutAsync(TCommand command, OperationView operation, CancellationToken stopping);
}
