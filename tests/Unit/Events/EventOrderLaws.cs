using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Messaging.Api.Features.Events;

namespace Messaging.Unit.Events;

/// <summary>
/// However wake-ups are lost, repeated, reordered or forged, and whatever happens while the trail is read: every stream gives every
/// event after its start once, in order.
/// </summary>
public sealed class EventOrderLaws
{
    private const int Streams = 4;

    private static readonly Arbitrary<(int Kind, int Number)[]> Histories = (
        from kind in Gen.Choose(0, 9)
        from number in Gen.Choose(0, 12)
        select (kind, number)).ArrayOf().ToArbitrary();

    [Property(MaxTest = 2_000)]
    public Property one_look_at_the_end_makes_up_for_every_wake_up_that_was_lost() => Prop.ForAll(Histories, history =>
    {
        var run = new Run(wakesAreLost: true);
        run.Live(history);
        run.Feed.Recheck();
        return run.EveryStreamHasEverything();
    });

    [Property(MaxTest = 2_000)]
    public Property wake_ups_alone_are_enough_when_each_comes_once_in_any_order() => Prop.ForAll(Histories, history =>
    {
        var run = new Run(wakesAreLost: false);
        run.Live(history);
        run.DeliverAll();
        return run.EveryStreamHasEverything();
    });

    private sealed class Run
    {
        private readonly bool wakesAreLost;
        private readonly RecordedTrail trail = new() { Recorded = 5 };
        private readonly List<long> underWay = [];
        private readonly List<(long Start, EventCursor Cursor, List<long> Given)> streams;

        public Run(bool wakesAreLost)
        {
            this.wakesAreLost = wakesAreLost;
            Feed = new OrgEventFeed(Guid.Empty, trail);
            Feed.Recheck();
            streams = [.. Enumerable.Range(0, Streams).Select(
                start => ((long)start * 2, new EventCursor(Guid.Empty, start * 2, Feed, trail, TimeProvider.System), new List<long>()))];
            trail.Recorded = Streams * 2;
        }

        public OrgEventFeed Feed { get; }

        public void Live(IEnumerable<(int Kind, int Number)> history)
        {
            foreach (var (kind, number) in history)
                Happen(kind, number);
            trail.IsAway = false;
            trail.WhileReading = null;
        }

        public void DeliverAll()
        {
            while (underWay.Count > 0)
                Deliver(underWay.Count - 1);
        }

        public bool EveryStreamHasEverything()
        {
            Pump();
            foreach (var (start, cursor, given) in streams)
            {
                while (Step(cursor, given))
                {
                }

                if (!given.SequenceEqual(
                    Enumerable.Range(1, (int)trail.Recorded).Select(sequence => (long)sequence).Where(sequence => sequence > start)))
                    return false;
            }

            return true;
        }

        private void Happen(int kind, int number)
        {
            switch (kind)
            {
                case 0 or 1:
                    Record(number % 4);
                    break;
                case 2:
                    trail.WhileReading = () =>
                    {
                        Record(number % 4);
                        if (number > 5)
                            DeliverAll();
                    };
                    break;
                case 3 when underWay.Count > 0:
                    Deliver(number % underWay.Count);
                    break;
                case 4 when wakesAreLost && underWay.Count > 0:
                    underWay.RemoveAt(number % underWay.Count);
                    break;
                case 5:
                    Feed.Wake(number % 3 == 0 ? long.MaxValue : number);
                    break;
                case 6:
                    Pump();
                    break;
                case 7 when wakesAreLost:
                    trail.IsAway = !trail.IsAway;
                    break;
                case 8 when number > 9:
                    Feed.Forget();
                    break;
                default:
                    var (_, cursor, given) = streams[number % Streams];
                    Step(cursor, given);
                    break;
            }
        }

        private void Record(int count)
        {
            for (; count > 0; count--)
                underWay.Add(++trail.Recorded);
        }

        private void Deliver(int index)
        {
            Feed.Wake(underWay[index]);
            underWay.RemoveAt(index);
        }

        // The pump, without its clock.
        private void Pump()
        {
            while (Feed.News.IsCompleted && Feed.RefreshAsync(default).GetAwaiter().GetResult())
            {
            }
        }

        private bool Step(EventCursor cursor, List<long> given)
        {
            var (events, wait) = cursor.NextAsync(default).GetAwaiter().GetResult();
            given.AddRange(events.Select(published => published.Sequence));
            return wait is null;
        }
    }
}
