using Messaging.Bench.Figures;

namespace Messaging.Unit.Benchmarks;

/// <summary>The table that people read.</summary>
public sealed class ResultTableTests
{
    [Fact]
    public void each_section_is_a_table_in_which_product_and_floors_stand_together()
    {
        var figures = new FigureSet();
        figures.Add(1, new("end to end", "product", "16 organizations", "throughput", "commands/s"), 250);
        figures.Add(2, new("end to end", "product", "16 organizations", "throughput", "commands/s"), 350);
        figures.Add(1, new("end to end", "product", "16 organizations", "later half", "commands/s"), 400);
        figures.Add(1, new("end to end", "floor-one", "16 organizations", "throughput", "commands/s"), 1000);
        figures.Add(1, new("memory", "product", "Api", "idle", "MB"), 99.5);

        ResultTable.Render(figures).ShouldBe(
            """
            ## end to end

            | case | figure | whose | median | min–max | runs | to the floor |
            |---|---|---|---|---|---|---|
            | 16 organizations | throughput (commands/s) | product | **300** | 250–350 | 2 | 0.250 × floor-one |
            | 16 organizations | throughput (commands/s) | floor-one | **1000** | 1000–1000 | 1 |  |
            | 16 organizations | later half (commands/s) | product | **400** | 400–400 | 1 |  |

            ## memory

            | case | figure | whose | median | min–max | runs | to the floor |
            |---|---|---|---|---|---|---|
            | Api | idle (MB) | product | **99.5** | 99.5–99.5 | 1 |  |


            """);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0204, "0.020")]
    [InlineData(1.2345, "1.23")]
    [InlineData(12.345, "12.3")]
    [InlineData(7411.4, "7411")]
    public void a_number_has_the_digits_that_count(double value, string expected)
        => ResultTable.Number(value).ShouldBe(expected);
}
