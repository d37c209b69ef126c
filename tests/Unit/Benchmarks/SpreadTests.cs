using Messaging.Bench.Figures;

namespace Messaging.Unit.Benchmarks;

/// <summary>Medians and percentiles say what was measured, whatever the order it was measured in.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void the_median_of_an_odd_number_is_the_middle_one()
        => Spread.Of([9, 1, 5]).ShouldBe(new Spread(5, 1, 9));

    [Fact]
    public void the_median_of_an_even_number_lies_between_the_two_middle_ones()
        => Spread.Of([4, 1, 2, 10]).ShouldBe(new Spread(3, 1, 10));

    [Fact]
    public void a_single_value_is_its_own_spread()
        => Spread.Of([7]).ShouldBe(new Spread(7, 7, 7));

    [Fact]
    public void there_is_no_spread_of_nothing()
        => Should.Throw<ArgumentException>(() => Spread.Of([]));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.991, 100)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void a_percentile_is_a_value_that_was_measured(double share, double expected)
        => Spread.Percentile([.. Enumerable.Range(1, 100).Reverse().Select(number => (double)number)], share).ShouldBe(expected);

    [Fact]
    public void of_a_few_values_the_99th_percentile_is_the_greatest()
        => Spread.Percentile([3, 8, 5], 0.99).ShouldBe(8);

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void a_share_lies_between_nothing_and_all(double share)
        => Should.Throw<ArgumentOutOfRangeException>(() => Spread.Percentile([1], share));
}
