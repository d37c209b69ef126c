using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>
/// Decides one kind of command, in three steps: look at the command itself, say what has to be read, decide from what was read.
/// It writes nothing and commits nothing itself.
/// </summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal interface ICommandHandler<in TCommand>
    where TCommand : class, ICommand
{
    /// <summary>What is wrong with a command whatever is stored; null to go on. Nothing is read for a command that is refused here.</summary>
    Problem? Check(TCommand command) => null;

    /// <summary>
    /// The statements whose answers <see cref="DecideAsync"/> gets. They travel in the round trip that locks the organization, behind
    /// the lock: each sees what the lock's last holder committed.
    /// </summary>
    IEnumerable<NpgsqlBatchCommand> Reads(TCommand command) => [];

    /// <summary>Decides.</summary>
    /// <param name="command">The command; <see cref="Check"/> found nothing.</param>
    /// <param name="scope">The organization, and the answers to <see cref="Reads"/> in their order.</param>
    Task<Decision> DecideAsync(TCommand command, CommandScope scope);
}
