using Messaging.Worker.Pipeline.Execution;

namespace Messaging.Unit.Pipeline;

public sealed class InFlightCommandsTests : IDisposable
{
    private readonly InFlightCommands intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public void nothing_begins_once_it_is_closed()
    {
        _ = intake.CloseAsync();

        intake.TryBegin().ShouldBeNull();
    }

    [Fact]
    public void closing_an_idle_intake_is_done_at_once() => intake.CloseAsync().IsCompletedSuccessfully.ShouldBeTrue();

    [Fact]
    public async Task closing_waits_for_what_has_begun()
    {
        var first = intake.TryBegin().ShouldNotBeNull();
        var second = intake.TryBegin().ShouldNotBeNull();
        var closed = intake.CloseAsync();

        first.Dispose();
        closed.IsCompleted.ShouldBeFalse();
        second.Dispose();

        await closed;
    }

    [Fact]
    public void what_goes_on_when_it_is_closed_is_waited_for()
    {
        var first = intake.TryBegin()!;
        var closed = intake.CloseAsync();
        var further = intake.Continue();

        first.Dispose();
        closed.IsCompleted.ShouldBeFalse();
        further.Dispose();

        closed.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void leaving_twice_counts_once()
    {
        var first = intake.TryBegin().ShouldNotBeNull();
        intake.TryBegin().ShouldNotBeNull();
        var closed = intake.CloseAsync();

        first.Dispose();
        first.Dispose();

        closed.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void closing_ends_the_waits_of_what_has_begun()
    {
        using var entry = intake.TryBegin();

        _ = intake.CloseAsync();

        intake.Stopping.IsCancellationRequested.ShouldBeTrue();
    }
}
