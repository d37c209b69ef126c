using Messaging.Contracts;
using Npgsql;

namespace Messaging.Worker.Pipeline.Commands;

/// <summary>A command with its handler and side effect, whatever its kind, so that commands of several kinds share a transaction.</summary>
/// <param name="command">The command.</param>
internal abstract class CommandWork(ICommand command)
{
    /// <summary>The command.</summary>
    public ICommand Command { get; } = command;

    /// <summary>Whether something follows the commit that decides on the command.</summary>
    public abstract bool HasSideEffect { get; }

    /// <inheritdoc cref="ICommandHandler{TCommand}.IsConfinedToWorkspace"/>
    public abstract bool IsConfinedToWorkspace { get; }

    /// <inheritdoc cref="ICommandHandler{TCommand}.Check"/>
    public abstract Problem? Check();

    /// <inheritdoc cref="ICommandHandler{TCommand}.Reads"/>
    public abstract IEnumerable<NpgsqlBatchCommand> Reads();

    /// <inheritdoc cref="ICommandHandler{TCommand}.DecideAsync"/>
    public abstract Task<Decision> DecideAsync(CommandScope scope);

    /// <inheritdoc cref="IAfterCommit{TCommand}.CarryOutAsync"/>
    public abstract Task<OperationView> CarryOutAsync(OperationView operation, CancellationToken stopping);
}

/// <inheritdoc cref="CommandWork"/>
/// <typeparam name="TCommand">The command's kind.</typeparam>
/// <param name="command">The command.</param>
/// <param name="steps">Its handler and side effect.</param>
internal sealed class CommandWork<TCommand>(TCommand command, CommandSteps<TCommand> steps) : CommandWork(command)
    where TCommand : class, ICommand
{
    private readonly TCommand command = command;

    /// <inheritdoc/>
    public override bool HasSideEffect => steps.AfterCommit is not null;

    /// <inheritdoc/>
    public override bool IsConfinedToWorkspace => steps.Handler.IsConfinedToWorkspace;

    /// <inheritdoc/>
    public override Problem? Check() => steps.Handler.Check(command);

    /// <inheritdoc/>
    public override IEnumerable<NpgsqlBatchCommand> Reads() => steps.Handler.Reads(command);

    /// <inheritdoc/>
    public override Task<Decision> DecideAsync(CommandScope scope) => steps.Handler.DecideAsync(command, scope);

    /// <inheritdoc/>
    public override Task<OperationView> CarryOutAsync(OperationView operation, CancellationToken stopping)
        => steps.AfterCommit?.CarryOutAsync(command, operation, stopping) ?? Task.FromResult(operation);
}
