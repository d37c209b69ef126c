using Messaging.Worker.Pipeline.Sequencing;

namespace Messaging.Unit.Pipeline;

public sealed class OrganizationSequencerTests
{
    private static readonly Guid Org = Guid.NewGuid();
    private readonly OrganizationSequencer lanes = new();
    private readonly object channel = new();

    [Fact]
    public async Task the_first_command_of_an_organization_is_ready_at_once()
    {
        using var place = lanes.Take(Org, channel);

        (await place.ReadyAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task a_command_waits_until_the_one_ahead_is_done()
    {
        using var first = lanes.Take(Org, channel);
        using var second = lanes.Take(Org, channel);
        var ready = second.ReadyAsync(default);
        ready.IsCompleted.ShouldBeFalse();

        first.Done();

        (await ready).ShouldBeTrue();
    }

    [Fact]
    public async Task another_organization_does_not_wait()
    {
        using var first = lanes.Take(Org, channel);
        using var other = lanes.Take(Guid.NewGuid(), channel);

        (await other.ReadyAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task a_command_behind_one_that_was_given_back_is_given_back_too()
    {
        using var first = lanes.Take(Org, channel);
        using var second = lanes.Take(Org, channel);

        first.Abandon();

        (await second.ReadyAsync(default)).ShouldBeFalse();
    }

    [Fact]
    public async Task the_same_command_delivered_again_through_another_channel_goes_on()
    {
        using var first = lanes.Take(Org, channel);
        using var again = lanes.Take(Org, new object());

        first.Abandon();

        (await again.ReadyAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task leaving_without_having_said_done_counts_as_given_back()
    {
        var first = lanes.Take(Org, channel);
        using var second = lanes.Take(Org, channel);

        first.Dispose();

        (await second.ReadyAsync(default)).ShouldBeFalse();
    }

    [Fact]
    public async Task a_wait_ends_when_the_channel_closes()
    {
        using var closed = new CancellationTokenSource();
        using var first = lanes.Take(Org, channel);
        using var second = lanes.Take(Org, channel);
        var ready = second.ReadyAsync(closed.Token);

        await closed.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(ready);
    }

    [Fact]
    public void a_line_that_has_emptied_is_forgotten()
    {
        var first = lanes.Take(Org, channel);
        var second = lanes.Take(Org, channel);
        lanes.Count.ShouldBe(1);

        first.Done();
        first.Dispose();
        second.Done();
        second.Dispose();

        lanes.Count.ShouldBe(0);
    }
}
