using Messaging.Bench;

namespace Messaging.Unit.Benchmarks;

/// <summary>How <c>./bench</c> is called.</summary>
public sealed class BenchOptionsTests
{
    [Fact]
    public void without_arguments_everything_is_measured_five_times()
    {
        var options = BenchOptions.Parse([]);

        (options.MeasuresEndToEnd, options.MeasuresAccept, options.MeasuresLatency).ShouldBe((true, true, true));
        options.Runs.ShouldBe(5);
        options.Organizations.ShouldBe([1, 16, 1000]);
    }

    [Fact]
    public void quick_is_one_run_with_16_organizations()
    {
        var options = BenchOptions.Parse(["quick"]);

        options.Runs.ShouldBe(1);
        options.Organizations.ShouldBe([16]);
    }

    [Fact]
    public void one_subject_is_measured_alone_and_as_often_as_it_is_said()
    {
        var options = BenchOptions.Parse(["latency", "--runs", "3", "--commands", "500", "--src", "/elsewhere"]);

        (options.MeasuresEndToEnd, options.MeasuresAccept, options.MeasuresLatency).ShouldBe((false, false, true));
        (options.Runs, options.Commands, options.Source).ShouldBe((3, 500, "/elsewhere"));
    }

    [Theory]
    [InlineData("sideways")]
    [InlineData("--runs")]
    [InlineData("--runs", "0")]
    [InlineData("--runs", "many")]
    [InlineData("--speed", "3")]
    public void what_is_not_understood_is_answered_with_how_to_ask(params string[] arguments)
        => Should.Throw<FormatException>(() => BenchOptions.Parse(arguments)).Message.ShouldContain("./bench [all|quick|");
}
