using Messaging.Contracts;
using Messaging.System.Harness;

namespace Messaging.System.DomainModel;

/// <summary>One sequence of deliveries to a fresh organization of a running system, and what the model says of it.</summary>
public sealed class DeliveryRun(MessagingSystem system, DomainCommandMessages messages)
{
    private readonly Caller caller = system.Caller();
    private readonly OrgHistory history = new();
    private readonly List<(ICommand Command, DomainCommand Step)> sent = [];
    private readonly HashSet<Guid> reused = [];

    public OrgHistory History => history;

    public Guid Org => caller.Org;

    /// <summary>The operations that there should be, in their order.</summary>
    public IReadOnlyList<string> Operations => [.. sent.Select(one => system.Ids.For(one.Command))];

    /// <summary>Sends everything, without waiting in between, and waits until the last of it is done.</summary>
    public async Task DeliverAsync(IEnumerable<(int Kind, int Number)> deliveries)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        foreach (var (kind, number) in deliveries)
        {
            if (kind < DomainCommands.Kinds)
                await SendAsync(DomainCommands.Of(Org, history.State, kind, number));
            else if (kind == Deliveries.Cut)
                await system.Management.CutAsync(system.Workers[number % system.Workers.Count].Pid);
            else if (sent.Count > 0)
                await SendAgainAsync(sent[number % sent.Count], isReuse: kind == Deliveries.Reuse);
        }

        // Behind everything else in the organization's line.
        await SendAsync(new DomainCommand.SetDefault(null));
        await caller.OutcomeAsync(Operations[^1], TimeSpan.FromSeconds(60));
    }

    private async Task SendAsync(DomainCommand step)
    {
        var command = messages.Of(Org, Guid.NewGuid(), "the request", step);
        sent.Add((command, step));
        history.Add(step);
        await system.Bus.SendAsync(command);
    }

    private async Task SendAgainAsync((ICommand Command, DomainCommand Step) first, bool isReuse)
    {
        // The conflict is recorded once, however often that other request comes.
        if (isReuse && reused.Add(first.Command.CommandId))
            history.AddReuse();
        await system.Bus.SendAsync(isReuse ? messages.Of(Org, first.Command.CommandId, "another request", first.Step) : first.Command);
    }
}
