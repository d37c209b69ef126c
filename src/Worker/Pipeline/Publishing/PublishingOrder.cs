namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>Lets an organization's events out one publishing after the other, while its next commands are carried out already.</summary>
internal sealed class PublishingOrder
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Task> last = [];

    /// <summary>How many organizations have a publishing under way.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return last.Count;
        }
    }

    /// <summary>Publishes when what was to be published of the organization before has ended. The order of the calls decides.</summary>
    /// <param name="orgId">The organization.</param>
    /// <param name="publish">Publishes; it must not throw.</param>
    public Task InTurnAsync(Guid orgId, Func<Task> publish)
    {
        lock (gate)
        {
            var turn = AfterAsync(last.GetValueOrDefault(orgId) ?? Task.CompletedTask, publish);
            last[orgId] = turn;
            _ = ForgetAsync(orgId, turn);
            return turn;
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> publish)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // nothing is published under the lock
        await publish();
    }

    private async Task ForgetAsync(Guid orgId, Task turn)
    {
        await turn.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (last.GetValueOrDefault(orgId) == turn)
                last.Remove(orgId);
        }
    }
}
