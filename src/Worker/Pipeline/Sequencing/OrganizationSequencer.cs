namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>One line of commands per organization: in a line one after the other, lines side by side.</summary>
internal sealed class OrganizationSequencer
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, SequencerTicket> tails = [];

    /// <summary>Takes the place behind the last one of the organization. The order of the calls is the order of the line.</summary>
    /// <param name="orgId">The organization.</param>
    /// <param name="channel">Where the delivery came from: what one channel delivered is abandoned together.</param>
    public SequencerTicket Take(Guid orgId, object channel)
    {
        lock (gate)
        {
            var place = new SequencerTicket(tails.GetValueOrDefault(orgId), channel, left => Leave(orgId, left));
            tails[orgId] = place;
            return place;
        }
    }

    /// <summary>How many organizations have a command in their line.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return tails.Count;
        }
    }

    private void Leave(Guid orgId, SequencerTicket place)
    {
        lock (gate)
        {
            if (tails.TryGetValue(orgId, out var tail) && ReferenceEquals(tail, place))
                tails.Remove(orgId);
        }
    }
}
