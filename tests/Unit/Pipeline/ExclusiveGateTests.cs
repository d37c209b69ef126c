using Messaging.Worker.Pipeline.Quarantine;
using Microsoft.Extensions.Time.Testing;

namespace Messaging.Unit.Pipeline;

public sealed class ExclusiveGateTests
{
    private readonly FakeTimeProvider time = new();
    private readonly ExclusiveGate isolation;

    public ExclusiveGateTests() => isolation = new ExclusiveGate(time);

    [Fact]
    public void commands_run_side_by_side()
    {
        isolation.EnterAsync(default).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        isolation.EnterAsync(default).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task a_suspect_waits_for_what_runs_and_what_comes_waits_for_the_suspect()
    {
        var running = await isolation.EnterAsync(default);
        var suspect = isolation.EnterExclusivelyAsync(default).AsTask();
        var later = isolation.EnterAsync(default).AsTask();
        (suspect.IsCompleted, later.IsCompleted).ShouldBe((false, false));

        running.End();
        var alone = await suspect;
        var evenLater = isolation.EnterAsync(default).AsTask();
        evenLater.IsCompleted.ShouldBeFalse();

        alone.End();
        await Task.WhenAll(later, evenLater);
    }

    [Fact]
    public async Task who_waited_for_one_suspect_goes_in_before_the_next()
    {
        var first = await isolation.EnterExclusivelyAsync(default);
        var second = isolation.EnterExclusivelyAsync(default).AsTask();
        var waited = isolation.EnterAsync(default).AsTask();

        first.End();
        var innocent = await waited;
        second.IsCompleted.ShouldBeFalse();
        var tooLate = isolation.EnterAsync(default).AsTask();
        tooLate.IsCompleted.ShouldBeFalse();

        innocent.End();
        (await second).End();
        await tooLate;
    }

    [Fact]
    public async Task a_suspect_does_not_wait_for_one_that_waits_no_longer()
    {
        using var stopping = new CancellationTokenSource();
        var first = await isolation.EnterExclusivelyAsync(default);
        var second = isolation.EnterExclusivelyAsync(default).AsTask();
        var gone = isolation.EnterAsync(stopping.Token).AsTask();
        await stopping.CancelAsync();

        first.End();

        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        await second;
    }

    [Fact]
    public async Task one_suspect_is_in_at_a_time()
    {
        var first = await isolation.EnterExclusivelyAsync(default);
        var second = isolation.EnterExclusivelyAsync(default).AsTask();
        second.IsCompleted.ShouldBeFalse();

        first.End();

        await second;
    }

    [Fact]
    public async Task a_suspect_does_not_wait_for_ever_for_a_command_that_does_not_end()
    {
        await isolation.EnterAsync(default);
        var suspect = isolation.EnterExclusivelyAsync(default).AsTask();
        time.Advance(ExclusiveGate.Longest / 2);
        suspect.IsCompleted.ShouldBeFalse();

        time.Advance(ExclusiveGate.Longest);

        await suspect;
    }

    [Fact]
    public async Task a_suspect_that_gives_up_waiting_lets_the_others_in()
    {
        using var stopping = new CancellationTokenSource();
        await isolation.EnterAsync(default);
        var suspect = isolation.EnterExclusivelyAsync(stopping.Token).AsTask();
        var later = isolation.EnterAsync(default).AsTask();
        later.IsCompleted.ShouldBeFalse();

        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => suspect);
        await later;
    }

    [Fact]
    public async Task an_end_that_is_said_twice_lets_nobody_in_who_should_wait()
    {
        var first = await isolation.EnterExclusivelyAsync(default);
        first.End();
        await isolation.EnterExclusivelyAsync(default);

        first.End();

        isolation.EnterAsync(default).AsTask().IsCompleted.ShouldBeFalse();
    }
}
