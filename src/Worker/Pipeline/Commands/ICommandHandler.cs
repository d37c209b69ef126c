using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>
/// Decides one kind of command in three steps: check the command itself, name the statements to read, decide from their answers.
/// It writes and commits nothing itself.
/// </summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal interface ICommandHandler<in TCommand>
    where TCommand : class, ICommand
{
    /// <summary>What is wrong with the command whatever is stored; null to go on. Nothing is read for a rejected command.</summary>
    Problem? Check(TCommand command) => null;

    /// <summary>
    /// The statements whose answers <see cref="DecideAsync"/> gets. They travel in the round trip that locks the organization and run
    /// after the lock is taken, so they see what its last holder committed.
    /// </summary>
    IEnumerable<NpgsqlBatchCommand> Reads(TCommand command) => [];

    /// <summary>Decides the command.</summary>
    /// <param name="command">The command, which has passed <see cref="Check"/>.</param>
    /// <param name="scope">The organization, and the answers to <see cref="Reads"/> in their order.</param>
    Task<Decision> DecideAsync(TCommand command, CommandScope scope);
}
