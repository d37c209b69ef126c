namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>Runs the commands of an organization one after the other, and those of different organizations side by side.</summary>
internal sealed class OrganizationSequencer
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, SequencerTicket> tails = [];

    /// <summary>Takes a ticket behind the organization's last one. The order of the calls is the order of the commands.</summary>
    /// <param name="orgId">The organization.</param>
    /// <param name="channel">The channel of the delivery; what one channel delivered is abandoned together.</param>
    public SequencerTicket Take(Guid orgId, object channel)
    {
        lock (gate)
        {
            var ticket = new SequencerTicket(tails.GetValueOrDefault(orgId), channel, ended => Remove(orgId, ended));
            tails[orgId] = ticket;
            return ticket;
        }
    }

    /// <summary>How many organizations have a ticket out.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return tails.Count;
        }
    }

    private void Remove(Guid orgId, SequencerTicket ticket)
    {
        lock (gate)
        {
            if (tails.TryGetValue(orgId, out var tail) && ReferenceEquals(tail, ticket))
                tails.Remove(orgId);
        }
    }
}
