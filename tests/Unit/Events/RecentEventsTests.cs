using Messaging.Api.Features.Events;

namespace Messaging.Unit.Events;

public sealed class RecentEventsTests
{
    private readonly RecentEvents recent = new(capacity: 3, last: 10);

    [Fact]
    public void nothing_follows_the_end() => recent.After(10).ShouldBe([]);

    [Fact]
    public void what_lies_before_the_beginning_is_not_here() => recent.After(9).ShouldBeNull();

    [Fact]
    public void what_follows_a_position_comes_in_order()
    {
        Append(11, 12, 13);

        Sequences(10).ShouldBe([11, 12, 13]);
        Sequences(12).ShouldBe([13]);
        Sequences(13).ShouldBe([]);
        Sequences(99).ShouldBe([]);
    }

    [Fact]
    public void a_repeat_is_dropped()
    {
        Append(11, 11, 10, 1, 12);

        Sequences(10).ShouldBe([11, 12]);
    }

    [Fact]
    public void only_the_last_are_kept()
    {
        Append(11, 12, 13, 14);

        Sequences(10).ShouldBeNull();
        Sequences(11).ShouldBe([12, 13, 14]);
    }

    [Fact]
    public void what_is_forgotten_is_not_here_but_its_place_is_known()
    {
        Append(11);
        recent.Forget();

        recent.Last.ShouldBe(11);
        Sequences(11).ShouldBe([]);
        Sequences(10).ShouldBeNull();
    }

    private void Append(params long[] sequences)
    {
        foreach (var sequence in sequences)
            recent.Append(RecordedTrail.Event(sequence));
    }

    private IEnumerable<long>? Sequences(long position) => recent.After(position)?.Select(published => published.Sequence);
}
