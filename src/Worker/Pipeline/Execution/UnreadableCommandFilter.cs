using MassTransit;
using Messaging.Contracts;
using Messaging.Worker.Pipeline.Deliveries;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// Records a command that cannot be read as failed before it is moved to <c>commands-error</c>, so that its operation has an outcome.
/// </summary>
/// <param name="executor">Records it. Lazy, because it needs the bus, and this filter is made while the bus is being made.</param>
/// <param name="inFlight">Tells when the worker stops.</param>
/// <param name="logger">Gets the failures that could not be recorded.</param>
internal sealed partial class UnreadableCommandFilter(
    Lazy<CommandExecutor> executor, InFlightCommands inFlight, ILogger<UnreadableCommandFilter> logger) : IFilter<ExceptionReceiveContext>
{
    /// <inheritdoc/>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (UnreadableCommand.IsUnreadable(context.Exception) && UnreadableCommand.Read(context.Body.GetBytes()) is { } command)
        {
            // It takes no place in its organization's line: the commands behind it need not wait while it is recorded.
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
            // Returned when the channel closes and not before: at once it would only be delivered here again.
            await Task.Delay(Timeout.InfiniteTimeSpan, channelClosed);
        }
        catch (Exception exception)
        {
            // The message is kept in commands-error in any case.
            LogNotRecorded(logger, command.CommandId, exception.GetType().Name);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "the failure of unreadable command {CommandId} could not be recorded ({Fault}); it is moved to commands-error")]
    private static partial void LogNotRecorded(ILogger logger, Guid commandId, string fault);
}
