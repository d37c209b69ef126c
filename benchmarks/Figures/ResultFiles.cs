using System.Text.Encodings.Web;
using System.Text.Json;

namespace Messaging.Bench.Figures;

/// <summary>The files that a run leaves: a table for people, every value for programs.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes both and gives the path without its extension.</summary>
    public static string Write(string directory, string stem, string table, object head, FigureSet figures)
    {
        var path = Path.Combine(Directory.CreateDirectory(directory).FullName, stem);
        File.WriteAllText(path + ".md", table);
        var rows = figures.All.Select(figure => new
        {
            section = figure.Section,
            @case = figure.Case,
            subject = figure.Subject,
            name = figure.Name,
            unit = figure.Unit,
            median = figure.Spread.Median,
            min = figure.Spread.Min,
            max = figure.Spread.Max,
            values = figure.Values.Values,
            ratios = figures.FloorsOf(figure).Select(floor => new { floor = floor.Subject, ratio = figure.RatioTo(floor) }),
        });
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(new { run = head, figures = rows }, Indented) + "\n");
        return path;
    }
}
