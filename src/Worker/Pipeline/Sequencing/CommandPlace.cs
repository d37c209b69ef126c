using System.Diagnostics;
using Messaging.Contracts;
using Messaging.Worker.Pipeline.Commands;
using Messaging.Worker.Pipeline.Deliveries;
using RabbitMQ.Client;

namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>A delivered command's place in its organization's line, until it has its outcome or is returned to the broker.</summary>
/// <param name="work">The command.</param>
/// <param name="channel">The channel of the delivery; what one channel delivered is returned together.</param>
/// <param name="history">What is known of the delivery.</param>
/// <param name="pace">How it may be taken from the line.</param>
internal sealed class CommandPlace(CommandWork work, object channel, DeliveryHistory history, Pace pace)
{
    private readonly TaskCompletionSource<OperationView?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int hasBegun;

    /// <summary>The command.</summary>
    public CommandWork Work { get; } = work;

    /// <summary>The organization.</summary>
    public Guid OrgId => Work.Command.OrgId;

    /// <summary>The channel of the delivery.</summary>
    public object Channel { get; } = channel;

    /// <summary>What is known of the delivery.</summary>
    public DeliveryHistory History { get; } = history;

    /// <summary>How it may be taken from the line.</summary>
    public Pace Pace { get; } = pace;

    /// <summary>Canceled when the command is to be returned to the broker: the worker stops, or the channel has closed.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>
    /// Whether the command may begin. What a closed channel delivered is delivered again on another one; beginning it here could break the
    /// order.
    /// </summary>
    public bool IsGoingOn => !Stop.IsCancellationRequested && Channel is not IChannel { IsOpen: false };

    /// <summary>What is wrong with the command's envelope; null when it can be carried out.</summary>
    public string? EnvelopeFault { get; init; }

    /// <summary>The trace that the command belongs to.</summary>
    public Activity? Activity { get; } = Activity.Current;

    /// <summary>The operation with its outcome; null when the command is to be returned to the broker undone.</summary>
    public Task<OperationView?> Ended => ended.Task;

    /// <summary>Whether the command begins now for the first time. One that could not share a transaction is taken again.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref hasBegun, 1) == 0;

    /// <summary>Held until whoever waits for the outcome has been told it; null where there is none.</summary>
    public IDisposable? Reply { get; private set; }

    /// <summary>The command has its outcome.</summary>
    /// <param name="operation">The operation with its outcome.</param>
    /// <param name="reply">Given back when the outcome has been told.</param>
    public void End(OperationView operation, IDisposable reply)
    {
        Reply = reply;
        ended.TrySetResult(operation);
    }

    /// <summary>The command could neither be carried out nor recorded as failed.</summary>
    public void Fail(Exception fault) => ended.TrySetException(fault);

    /// <summary>The command is to be returned to the broker undone.</summary>
    public void Return() => ended.TrySetResult(null);
}

/// <summary>How a command may be taken from its organization's line.</summary>
internal enum Pace
{
    /// <summary>Together with the commands before and behind it.</summary>
    Together,

    /// <summary>Together with the commands before it; those behind it wait until it has ended.</summary>
    Last,

    /// <summary>With no other of its organization.</summary>
    Alone,
}
