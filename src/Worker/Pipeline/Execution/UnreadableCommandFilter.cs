using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Pipeline.Deliveries;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Records a command that cannot be read as failed, before it is moved to <c>commands-error</c>: whoever asks for its operation is told so.
/// </summary>
/// <param name="executor">Records it. Made when it is needed: it publishes, and this is made while the bus is.</param>
/// <param name="inFlight">Tells when the worker stops.</param>
/// <param name="logger">Gets what could not be recorded.</param>
internal sealed partial class UnreadableCommandFilter(
    Lazy<CommandExecutor> executor, InFlightCommands inFlight, ILogger<UnreadableCommandFilter> logger) : IFilter<ExceptionReceiveContext>
{
    /// <inheritdoc/>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (UnreadableCommand.IsReason(context.Exception) && UnreadableCommand.Read(context.Body.GetBytes()) is { } command)
        {
            // It has no place in its organization's line: those behind it need not wait while it is recorded.
            if (context.TryGetPayload<Delivery>(out var delivery))
                delivery.LetNextIn();
            await RecordAsync(command, context.CancellationToken);
        }

        await next.Send(context);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("unreadable-command");

    private async Task RecordAsync(ICommand command, CancellationToken channelClosed)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(inFlight.Stopping, channelClosed);
        try
        {
            await executor.Value.FailAsync(command, CommandProblems.Unreadable(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Given back when the channel closes, and not before: at once it would only come again.
            await Task.Delay(Timeout.InfiniteTimeSpan, channelClosed);
        }
        catch (Exception exception)
        {
            // It is kept in any case.
            LogNotRecorded(logger, command.CommandId, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "that command {CommandId} cannot be read could not be recorded ({Fault}); it is moved to commands-error")]
    private static partial void LogNotRecorded(ILogger logger, Guid commandId, string fault);
}
