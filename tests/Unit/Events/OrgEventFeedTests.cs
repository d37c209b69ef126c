using Messaging.Api.Features.Events;

namespace Messaging.Unit.Events;

public sealed class OrgEventFeedTests
{
    private readonly RecordedTrail trail = new() { Recorded = 5 };
    private readonly OrgEventFeed feed;

    public OrgEventFeedTests() => feed = new OrgEventFeed(Guid.NewGuid(), trail);

    [Fact]
    public async Task it_begins_at_the_end_of_the_trail()
    {
        feed.Look(5).Last.ShouldBeNull();
        (await feed.RefreshAsync(default)).ShouldBeTrue();

        feed.Look(5).Last.ShouldBe(5);
        feed.Look(5).Events.ShouldBe([]);
        feed.Look(4).Events.ShouldBeNull();
    }

    [Fact]
    public async Task what_it_hears_of_is_news_and_what_it_has_is_not()
    {
        await feed.RefreshAsync(default);
        feed.Wake(5);
        feed.News.IsCompleted.ShouldBeFalse();

        feed.Wake(6);
        feed.News.IsCompleted.ShouldBeTrue();
        trail.Recorded = 7;
        await feed.RefreshAsync(default);
        feed.Wake(7);

        feed.News.IsCompleted.ShouldBeFalse("one look brought both");
        feed.Look(5).Events!.Select(published => published.Sequence).ShouldBe([6, 7]);
    }

    [Fact]
    public async Task whoever_waits_is_told_once_there_is_more()
    {
        await feed.RefreshAsync(default);
        var changed = feed.Look(5).Changed;
        trail.Recorded = 6;
        feed.Wake(6);
        changed.IsCompleted.ShouldBeFalse();

        await feed.RefreshAsync(default);

        changed.IsCompleted.ShouldBeTrue();
        feed.Look(6).Changed.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task an_event_that_happens_while_the_trail_is_read_is_not_forgotten()
    {
        await feed.RefreshAsync(default);
        trail.WhileReading = () =>
        {
            trail.Recorded = 6;
            feed.Wake(6);
        };
        await feed.RefreshAsync(default);

        feed.News.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task a_forged_sequence_makes_it_look_once_and_no_more()
    {
        await feed.RefreshAsync(default);
        feed.Wake(long.MaxValue);
        var reads = trail.Reads;
        await feed.RefreshAsync(default);

        trail.Reads.ShouldBe(reads + 1);
        feed.News.IsCompleted.ShouldBeFalse();
        feed.Look(5).Last.ShouldBe(5);
    }

    [Fact]
    public async Task while_nobody_can_be_asked_it_says_so()
    {
        trail.IsAway = true;
        (await feed.RefreshAsync(default)).ShouldBeFalse();
        trail.IsAway = false;
        (await feed.RefreshAsync(default)).ShouldBeTrue();
        trail.IsAway = true;
        (await feed.RefreshAsync(default)).ShouldBeFalse();
    }
}
