namespace Messaging.Bench.Figures;

/// <summary>What several runs said of one thing.</summary>
/// <param name="Median">The middle one; between the two middle ones where their number is even.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
internal sealed record Spread(double Median, double Min, double Max)
{
    /// <summary>The spread of values in any order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Spread Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("there is no median of nothing", nameof(values));

        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>The least value that at least this share of all values does not exceed: the nearest rank.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="share">Above 0 and at most 1: 0.99 for the 99th percentile.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (values.Count == 0)
            throw new ArgumentException("there is no percentile of nothing", nameof(values));

        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
