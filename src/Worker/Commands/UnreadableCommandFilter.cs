using MassTransit;
using Messaging.Worker.Commands.Ordering;

namespace Messaging.Worker.Commands;

/// <summary>
/// Records a command that cannot be read as failed, before it is moved to <c>commands-error</c>: whoever waits for it, or asks for its
/// operation, is told so.
/// </summary>
/// <param name="executor">Records it. Made when it is needed: it publishes, and this is made while the bus is.</param>
/// <param name="intake">Tells when the worker stops.</param>
internal sealed class UnreadableCommandFilter(Lazy<CommandExecutor> executor, CommandIntake intake) : IFilter<ExceptionReceiveContext>
{
    /// <inheritdoc/>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // A command that was read has been recorded where it was carried out.
        if (context.Exception is not CommandFailedException && UnreadableCommand.Read(context.Body.GetBytes()) is { } command)
        {
            // It has no place in its organization's line: those behind it need not wait while it is recorded.
            if (context.TryGetPayload<Delivery>(out var delivery))
                delivery.LetNextIn();
            await executor.Value.FailAsync(command, CommandProblems.Unreadable(), intake.Stopping);
        }

        await next.Send(context);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("unreadable-command");
}
