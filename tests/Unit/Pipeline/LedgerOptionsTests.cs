using Messaging.Worker.Pipeline.Ledger;

namespace Messaging.Unit.Pipeline;

public sealed class LedgerOptionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly LedgerOptions options = new(TimeSpan.FromDays(30));

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void a_command_older_than_the_ledgers_memory_is_forgotten(int days, bool forgotten)
        => options.HasForgotten(Now.AddDays(-days), Now).ShouldBe(forgotten);

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(24 * 365)]
    public void what_is_pruned_is_refused_by_a_worker_that_is_up_to_a_day_behind(int hoursAhead)
    {
        // The pruning worker's clock is ahead; the database's is right.
        var before = options.PrunedBefore(Now.AddHours(hoursAhead), Now);

        options.HasForgotten(before.AddTicks(-1), Now.AddDays(-1)).ShouldBeTrue();
    }

    [Fact]
    public void a_clock_that_is_behind_prunes_less()
        => options.PrunedBefore(Now.AddDays(-3), Now).ShouldBe(options.PrunedBefore(Now, Now).AddDays(-3));

    [Fact]
    public void a_command_of_a_clock_that_is_ahead_is_not_forgotten()
        => options.HasForgotten(Now.AddHours(5), Now).ShouldBeFalse();
}
