namespace Messaging.Bench.Figures;

/// <summary>Everything that was measured so far, in the order in which it was first named.</summary>
internal sealed class FigureSet
{
    /// <summary>The subject that floors are held against.</summary>
    public const string Product = "product";

    private readonly List<Figure> figures = [];

    /// <summary>The figures, in order.</summary>
    public IReadOnlyList<Figure> All => figures;

    /// <summary>The sections, in order.</summary>
    public IEnumerable<string> Sections => figures.Select(figure => figure.Section).Distinct(StringComparer.Ordinal);

    /// <summary>Notes the value of a run.</summary>
    public void Add(int run, Figure of, double value)
    {
        var figure = figures.Find(known => known.Section == of.Section && known.Subject == of.Subject && known.Case == of.Case
            && known.Name == of.Name);
        if (figure is null)
            figures.Add(figure = of);
        figure.Values[run] = value;
    }

    /// <summary>The floors of a figure of the product: the same thing under the same condition. A floor has none.</summary>
    public IEnumerable<Figure> FloorsOf(Figure figure)
        => figure.Subject != Product
            ? []
            : figures.Where(other => other.Subject != Product && other.Section == figure.Section && other.Case == figure.Case
                && other.Name == figure.Name);
}
