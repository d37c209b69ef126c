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
    /// <summary>
    /// Whether the handler writes nothing but what belongs to the command's own workspace, and reads nothing that another such command of
    /// the organization writes. Commands for different workspaces can then be decided from one reading.
    /// </summary>
    bool IsConfinedToWorkspace => false;

    /// <summary>What is wrong with the command whatever is stored; null to go on. Nothing is read for a rejected command.</summary>
    Problem? Check(TCommand command) => null;

    /// <summary>
    /// The statements whose answers <see cref="DecideAsync"/> gets. They run when the organization is locked and the commands before this
    /// one are in effect, and travel with other statements.
    /// </summary>
    IEnumerable<NpgsqlBatchCommand> Reads(TCommand command) => [];

    /// <summary>Decides the command.</summary>
    /// <param name="command">The command, which has passed <see cref="Check"/>.</param>
    /// <param name="scope">The organization, and the answers to <see cref="Reads"/> in their order.</param>
    Task<Decision> DecideAsync(TCommand command, CommandScope scope);
}
