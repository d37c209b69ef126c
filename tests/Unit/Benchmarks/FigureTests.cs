using Messaging.Bench.Figures;

namespace Messaging.Unit.Benchmarks;

/// <summary>A figure is held against the floor of the same run, never against another run's.</summary>
public sealed class FigureTests
{
    [Fact]
    public void the_ratio_is_the_median_of_the_ratios_of_the_runs()
        => Of("product", (1, 10), (2, 30), (3, 60)).RatioTo(Of("floor", (1, 10), (2, 10), (3, 100)))
            .ShouldBe(new Spread(1, 0.6, 3));

    [Fact]
    public void runs_without_a_floor_have_no_part_in_it()
        => Of("product", (1, 10), (2, 30)).RatioTo(Of("floor", (2, 10), (3, 5))).ShouldBe(new Spread(3, 3, 3));

    [Fact]
    public void there_is_no_ratio_to_nothing()
    {
        Of("product", (1, 10)).RatioTo(Of("floor", (2, 10))).ShouldBeNull();
        Of("product", (1, 10)).RatioTo(Of("floor", (1, 0))).ShouldBeNull();
    }

    [Fact]
    public void a_figure_of_the_product_finds_the_floors_of_the_same_case()
    {
        var figures = new FigureSet();
        figures.Add(1, Of("product"), 10);
        figures.Add(1, Of("floor-one"), 20);
        figures.Add(1, Of("floor-batch"), 40);
        figures.Add(1, Of("floor-one") with { Case = "another" }, 5);

        figures.FloorsOf(figures.All[0]).Select(floor => floor.Subject).ShouldBe(["floor-one", "floor-batch"]);
        figures.FloorsOf(figures.All[1]).ShouldBeEmpty();
    }

    [Fact]
    public void values_of_several_runs_belong_to_one_figure()
    {
        var figures = new FigureSet();
        figures.Add(1, Of("product"), 10);
        figures.Add(2, Of("product"), 30);

        figures.All.ShouldHaveSingleItem().Spread.ShouldBe(new Spread(20, 10, 30));
    }

    private static Figure Of(string subject, params (int Run, double Value)[] values)
    {
        var figure = new Figure("end to end", subject, "16 organizations", "throughput", "commands/s");
        foreach (var (run, value) in values)
            figure.Values[run] = value;
        return figure;
    }
}
