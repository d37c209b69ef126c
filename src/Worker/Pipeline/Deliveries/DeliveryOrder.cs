namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>
/// Lets a channel's deliveries in by their delivery tags. The client hands deliveries to several tasks at once, so they arrive in
/// any order; their tags are in the queue's order: 1, 2, 3, … without gap on every channel.
/// </summary>
internal sealed class DeliveryOrder
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, TaskCompletionSource> waiting = [];
    private ulong next = 1;

    /// <summary>Waits until every delivery with a lower tag has been let in.</summary>
    public Task EnterAsync(ulong deliveryTag)
    {
        lock (gate)
        {
            if (deliveryTag <= next)
                return Task.CompletedTask;

            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting[deliveryTag] = entered;
            return entered.Task;
        }
    }

    /// <summary>Lets the delivery after this one in.</summary>
    public void LetNextIn(ulong deliveryTag)
    {
        TaskCompletionSource? entered;
        lock (gate)
        {
            if (deliveryTag < next)
                return;

            next = deliveryTag + 1;
            waiting.Remove(next, out entered);
        }

        entered?.SetResult();
    }
}
