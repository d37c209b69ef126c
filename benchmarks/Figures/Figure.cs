namespace Messaging.Bench.Figures;

/// <summary>One measured thing: a value per run, and what it is held against.</summary>
/// <param name="Section">Where it belongs, for example <c>end to end</c>.</param>
/// <param name="Subject">Whose it is: <c>product</c>, or a floor.</param>
/// <param name="Case">Under which condition, for example <c>16 organizations</c>.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">In what.</param>
internal sealed record Figure(string Section, string Subject, string Case, string Name, string Unit)
{
    /// <summary>The value of each run that had one, by the run's number.</summary>
    public SortedDictionary<int, double> Values { get; } = [];

    /// <summary>The median and the spread over the runs.</summary>
    public Spread Spread => Spread.Of(Values.Values);

    /// <summary>
    /// How this relates to a floor: of each run in which both have a value, the quotient; null where there is no such run.
    /// </summary>
    public Spread? RatioTo(Figure floor)
    {
        double[] ratios =
        [
            .. Values.Where(value => floor.Values.GetValueOrDefault(value.Key) > 0).Select(value => value.Value / floor.Values[value.Key]),
        ];
        return ratios.Length == 0 ? null : Spread.Of(ratios);
    }
}
