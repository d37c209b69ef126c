using System.Runtime.CompilerServices;

namespace Messaging.Worker.Pipeline.Sequencing;

/// <summary>
/// The waiting commands, a line for each organization. An organization's commands are taken in their order, and no more until those that
/// were taken have ended; lines are served in turn.
/// </summary>
internal sealed class CommandLines
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Line> lines = [];

    // The lines that have a command to take. Those whose first is to be taken alone wait for nobody's group.
    private readonly LinkedList<Line> shared = [];
    private readonly LinkedList<Line> alone = [];

    // The organizations of which a command went back to a channel. What the channel still delivers of them has to go back too.
    private readonly ConditionalWeakTable<object, HashSet<Guid>> returned = [];

    /// <summary>Whether a command could be taken for a group.</summary>
    public bool HasShared
    {
        get
        {
            lock (gate)
                return shared.Count > 0;
        }
    }

    /// <summary>How many organizations have a command waiting or taken.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return lines.Count;
        }
    }

    /// <summary>
    /// Joins the end of the organization's line. The order of the calls is the order of the commands. One whose channel has a command of
    /// the organization to give back is given back too.
    /// </summary>
    public void Join(CommandPlace place)
    {
        lock (gate)
        {
            if (returned.TryGetValue(place.Channel, out var organizations) && organizations.Contains(place.OrgId))
            {
                place.Return();
                return;
            }

            if (!lines.TryGetValue(place.OrgId, out var line))
                lines[place.OrgId] = line = new Line(place.OrgId);
            line.Waiting.AddLast(place);
            Offer(line);
        }
    }

    /// <summary>
    /// Returns a command to the broker that still waits, and with it what its channel delivered right behind it, which would overtake it.
    /// It does nothing once the command is taken.
    /// </summary>
    public void Leave(CommandPlace place)
    {
        lock (gate)
        {
            if (lines.TryGetValue(place.OrgId, out var line) && line.Waiting.Find(place) is { } node)
            {
                ReturnFrom(line, node, place.Channel);
                Offer(line);
            }
        }
    }

    /// <summary>Takes the first command of a line in which it is to be taken alone; null when there is none.</summary>
    public CommandRun? TakeAlone()
    {
        lock (gate)
            return alone.First?.Value is { } line ? Take(line, 1) : null;
    }

    /// <summary>Takes the leading commands of several lines, fairly, for one group.</summary>
    /// <param name="commands">How many commands at most.</param>
    public List<CommandRun> TakeGroup(int commands)
    {
        lock (gate)
        {
            var runs = new List<CommandRun>();
            var each = Math.Max(1, commands / Math.Max(1, shared.Count));
            for (var left = commands; left > 0 && shared.First?.Value is { } line;)
            {
                var run = Take(line, Math.Min(each, left));
                runs.Add(run);
                left -= run.Places.Count;
            }

            return runs;
        }
    }

    /// <summary>What was taken from a line has ended, or some of it, so that the next may be taken.</summary>
    /// <param name="run">What was taken.</param>
    /// <param name="ended">How many of its commands have ended; the others are at the head of the line again.</param>
    public void End(CommandRun run, int ended)
    {
        lock (gate)
            PutBack(lines[run.OrgId], run, ended, returned: null);
    }

    /// <summary>
    /// The same, and the last of the commands that have ended was returned to the broker: with it goes what its channel delivered right
    /// behind it, which would overtake it. (What came through another channel is delivered after it again.)
    /// </summary>
    public void EndReturned(CommandRun run, int ended)
    {
        lock (gate)
            PutBack(lines[run.OrgId], run, ended, run.Places[ended - 1].Channel);
    }

    private CommandRun Take(Line line, int commands)
    {
        var places = new List<CommandPlace>();
        while (places.Count < commands && line.Waiting.First?.Value is { } place && (places.Count == 0 || place.Pace != Pace.Alone))
        {
            places.Add(place);
            line.Waiting.RemoveFirst();
            if (place.Pace != Pace.Together)
                break;
        }

        line.IsTaken = true;
        Offer(line);
        return new CommandRun(places);
    }

    private void PutBack(Line line, CommandRun run, int ended, object? returned)
    {
        for (var index = run.Places.Count - 1; index >= ended; index--)
            line.Waiting.AddFirst(run.Places[index]);
        line.IsTaken = false;
        if (returned is not null)
            ReturnFrom(line, line.Waiting.First, returned);
        Offer(line);
    }

    private void ReturnFrom(Line line, LinkedListNode<CommandPlace>? node, object channel)
    {
        returned.GetOrCreateValue(channel).Add(line.OrgId);
        while (node is not null && ReferenceEquals(node.Value.Channel, channel))
        {
            var following = node.Next;
            line.Waiting.Remove(node);
            node.Value.Return();
            node = following;
        }
    }

    // Puts a line where it is found: among those with a command to take, or nowhere.
    private void Offer(Line line)
    {
        var place = line.Waiting.First?.Value;
        var list = place is null || line.IsTaken ? null : place.Pace == Pace.Alone ? alone : shared;
        if (line.Offered?.List is { } present && present != list)
            present.Remove(line.Offered);
        if (list is not null && line.Offered?.List != list)
            line.Offered = list.AddLast(line);
        if (place is null && !line.IsTaken)
            lines.Remove(line.OrgId);
    }

    private sealed class Line(Guid orgId)
    {
        public LinkedList<CommandPlace> Waiting { get; } = [];

        public bool IsTaken { get; set; }

        public LinkedListNode<Line>? Offered { get; set; }

        public Guid OrgId { get; } = orgId;
    }
}
