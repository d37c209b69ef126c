using System.Globalization;
using System.Text;

namespace Messaging.Bench.Figures;

/// <summary>Figures as Markdown: a heading and a table per section.</summary>
internal static class ResultTable
{
    /// <summary>The tables, one behind the other.</summary>
    public static string Render(FigureSet figures)
    {
        var text = new StringBuilder();
        foreach (var section in figures.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {section}\n\n");
            text.Append("| case | figure | whose | median | min–max | runs | to the floor |\n|---|---|---|---|---|---|---|\n");
            var rows = figures.All.Where(figure => figure.Section == section)
                .GroupBy(figure => (figure.Case, figure.Name)).SelectMany(group => group);
            foreach (var figure in rows)
                text.Append(Row(figure, figures.FloorsOf(figure)));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A number with three digits that count.</summary>
    public static string Number(double value)
    {
        var digits = Math.Abs(value) switch
        {
            0 or >= 100 => 0,
            >= 10 => 1,
            >= 1 => 2,
            _ => 3,
        };
        return value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Row(Figure figure, IEnumerable<Figure> floors)
    {
        var spread = figure.Spread;
        var ratios = floors.Select(floor => (floor.Subject, Ratio: figure.RatioTo(floor))).Where(floor => floor.Ratio is not null)
            .Select(floor => $"{Number(floor.Ratio!.Median)} × {floor.Subject}");
        string[] cells =
        [
            figure.Case,
            $"{figure.Name} ({figure.Unit})",
            figure.Subject,
            $"**{Number(spread.Median)}**",
            $"{Number(spread.Min)}–{Number(spread.Max)}",
            figure.Values.Count.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", ratios),
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }
}
