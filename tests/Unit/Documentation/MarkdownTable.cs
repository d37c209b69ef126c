namespace Messaging.Unit.Documentation;

/// <summary>Writes tables of GitHub's Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>A table; what is in a cell is on one line.</summary>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="rows">The rows, each with as many cells as there are columns.</param>
    public static string Of(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
        => string.Join('\n', [Row(columns), Row([.. columns.Select(_ => "---")]), .. rows.Select(Row)]);

    /// <summary>A name or value of the code, set apart from the sentence around it.</summary>
    public static string Code(string text) => $"`{text}`";

    /// <summary>Several of them; a dash for none.</summary>
    public static string Codes(IEnumerable<string> texts) => string.Join(", ", texts.Select(Code)) is { Length: > 0 } list ? list : "–";

    private static string Row(IReadOnlyList<string> cells)
        => $"| {string.Join(" | ", cells.Select(cell => cell.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
