namespace Messaging.Worker.Pipeline.Deliveries;

/// <summary>
/// Lets deliveries in by their number. The client hands deliveries to several tasks at once, so they arrive in any order;
/// their numbers (RabbitMQ's delivery tags) are the queue's order: 1, 2, 3, … without gap on every channel.
/// </summary>
internal sealed class DeliveryOrder
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, TaskCompletionSource> waiting = [];
    private ulong next = 1;

    /// <summary>Waits until every delivery with a lower number has been let in.</summary>
    public Task EnterAsync(ulong number)
    {
        lock (gate)
        {
            if (number <= next)
                return Task.CompletedTask;

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting[number] = turn;
            return turn.Task;
        }
    }

    /// <summary>Lets the delivery behind this one in.</summary>
    public void LetNextIn(ulong number)
    {
        TaskCompletionSource? turn;
        lock (gate)
        {
            if (number < next)
                return;

            next = number + 1;
            waiting.Remove(next, out turn);
        }

        turn?.SetResult();
    }
}
