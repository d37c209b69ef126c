using Messaging.Worker.Pipeline.Sequencing;

namespace Messaging.Unit.Pipeline;

public sealed class CommandLinesTests
{
    private static readonly Guid Org = Guid.NewGuid();
    private readonly CommandLines lines = new();
    private readonly object channel = new();

    [Fact]
    public void the_first_command_of_an_organization_is_taken_at_once()
    {
        var place = Join();

        TakeGroup().ShouldBe([place]);
    }

    [Fact]
    public void consecutive_commands_of_an_organization_are_taken_together_and_in_their_order()
    {
        CommandPlace[] places = [Join(), Join(), Join()];

        lines.TakeGroup(10).ShouldHaveSingleItem().Places.ShouldBe(places);
    }

    [Fact]
    public void a_command_waits_until_what_was_taken_before_it_has_ended()
    {
        Join();
        var run = lines.TakeGroup(10).ShouldHaveSingleItem();
        var next = Join();
        lines.TakeGroup(10).ShouldBeEmpty();

        lines.End(run, 1);

        TakeGroup().ShouldBe([next]);
    }

    [Fact]
    public void another_organization_does_not_wait()
    {
        Join();
        lines.TakeGroup(10);
        var other = Join(Guid.NewGuid());

        TakeGroup().ShouldBe([other]);
    }

    [Fact]
    public void organizations_share_a_group_fairly()
    {
        foreach (var _ in Enumerable.Range(0, 20))
            Join();
        var other = Join(Guid.NewGuid());

        var runs = lines.TakeGroup(10);

        runs.Select(run => run.Places.Count).ShouldBe([5, 1]);
        runs[1].Places.ShouldBe([other]);
    }

    [Fact]
    public void a_group_takes_no_more_commands_than_it_may()
    {
        foreach (var _ in Enumerable.Range(0, 20))
            Join(Guid.NewGuid());

        lines.TakeGroup(7).Sum(run => run.Places.Count).ShouldBe(7);
    }

    [Fact]
    public void nothing_is_taken_behind_a_command_that_others_wait_for()
    {
        CommandPlace[] places = [Join(), Join(pace: Pace.Last), Join()];

        lines.TakeGroup(10).ShouldHaveSingleItem().Places.ShouldBe(places[..2]);
    }

    [Fact]
    public void a_command_that_is_to_be_carried_out_alone_is_in_no_group()
    {
        var first = Join();
        var alone = Join(pace: Pace.Alone);
        lines.TakeAlone().ShouldBeNull();
        var run = lines.TakeGroup(10).ShouldHaveSingleItem();
        run.Places.ShouldBe([first]);

        lines.End(run, 1);

        lines.TakeGroup(10).ShouldBeEmpty();
        lines.TakeAlone().ShouldNotBeNull().Places.ShouldBe([alone]);
    }

    [Fact]
    public void what_was_taken_and_left_undone_is_at_the_head_of_its_line_again()
    {
        CommandPlace[] places = [Join(), Join(), Join()];
        var run = lines.TakeGroup(10).ShouldHaveSingleItem();
        var last = Join();

        lines.End(run, 1);

        TakeGroup().ShouldBe([places[1], places[2], last]);
    }

    [Fact]
    public async Task a_command_behind_one_that_was_given_back_is_given_back_too()
    {
        Join();
        var run = lines.TakeGroup(10).ShouldHaveSingleItem();
        var second = Join();

        lines.EndReturned(run, 1);

        (await second.Ended).ShouldBeNull();
        lines.TakeGroup(10).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_a_channel_delivers_behind_one_that_was_given_back_to_it_is_given_back_too()
    {
        Join();
        lines.EndReturned(lines.TakeGroup(10).ShouldHaveSingleItem(), 1);

        var late = Join();
        var other = Join(Guid.NewGuid());

        (await late.Ended).ShouldBeNull();
        TakeGroup().ShouldBe([other]);
    }

    [Fact]
    public async Task a_command_that_was_taken_with_one_that_was_given_back_is_given_back_too()
    {
        Join();
        var second = Join();
        var run = lines.TakeGroup(10).ShouldHaveSingleItem();

        lines.EndReturned(run, 1);

        (await second.Ended).ShouldBeNull();
    }

    [Fact]
    public void the_same_command_delivered_again_through_another_channel_goes_on()
    {
        Join();
        var run = lines.TakeGroup(10).ShouldHaveSingleItem();
        var again = Join(through: new object());

        lines.EndReturned(run, 1);

        TakeGroup().ShouldBe([again]);
    }

    [Fact]
    public async Task a_wait_ends_when_the_channel_closes()
    {
        Join();
        lines.TakeGroup(10);
        var second = Join();

        lines.Leave(second);

        (await second.Ended).ShouldBeNull();
    }

    [Fact]
    public async Task a_command_that_leaves_takes_those_with_it_that_would_overtake_it()
    {
        var first = Join();
        var second = Join();
        var again = Join(through: new object());

        lines.Leave(first);

        (await second.Ended).ShouldBeNull();
        TakeGroup().ShouldBe([again]);
    }

    [Fact]
    public void a_command_that_was_taken_does_not_leave()
    {
        var place = Join();
        lines.TakeGroup(10);

        lines.Leave(place);

        place.Ended.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void a_line_that_has_emptied_is_forgotten()
    {
        Join();
        Join();
        lines.Count.ShouldBe(1);

        lines.End(lines.TakeGroup(10).ShouldHaveSingleItem(), 2);

        lines.Count.ShouldBe(0);
    }

    [Fact]
    public void a_line_that_everybody_has_left_is_forgotten()
    {
        var place = Join();

        lines.Leave(place);

        lines.Count.ShouldBe(0);
        lines.HasShared.ShouldBeFalse();
    }

    private CommandPlace Join(Guid? org = null, object? through = null, Pace pace = Pace.Together)
    {
        var place = QueuedWork.Place(org ?? Org, through ?? channel, pace);
        lines.Join(place);
        return place;
    }

    private IEnumerable<CommandPlace> TakeGroup() => lines.TakeGroup(10).SelectMany(run => run.Places);
}
