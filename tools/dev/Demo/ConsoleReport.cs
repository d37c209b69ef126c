using System.Globalization;
using Spectre.Console;

namespace Messaging.Dev.Demo;

/// <summary>Says what the sample does: a line a step, in columns; in colour at a terminal, plain elsewhere.</summary>
internal sealed class ConsoleReport
{
    private const int PlainWidth = 200; // a file or pipe has no width; lines must not be broken there
    private const int NameColumn = 76;

    /// <summary>Says it on standard output.</summary>
    public ConsoleReport()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = PlainWidth;
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }
    }

    /// <summary>How many steps did not go as expected.</summary>
    public int Unexpected { get; private set; }

    /// <summary>Begins a part of the sample.</summary>
    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    /// <summary>A request: what it was for, its status, its outcome and the events it caused.</summary>
    public void Step(bool asExpected, string what, int status, string outcome, IReadOnlyList<string> events)
        => Line(asExpected, string.Create(CultureInfo.InvariantCulture, $"{what,-40} {status}  {outcome,-34} {string.Join(", ", events)}"));

    /// <summary>Something that was looked at.</summary>
    public void Finding(bool asExpected, string what, string found)
        => Line(asExpected, string.Create(CultureInfo.InvariantCulture, $"{what,-40} {found}"));

    /// <summary>A list of names, broken into lines.</summary>
    public static void Names(IEnumerable<string> names)
    {
        var line = "";
        foreach (var name in names)
        {
            if (line.Length > 0 && line.Length + name.Length >= NameColumn)
            {
                AnsiConsole.MarkupLineInterpolated($"[grey]         {line}[/]");
                line = "";
            }

            line += line.Length == 0 ? name : " " + name;
        }

        AnsiConsole.MarkupLineInterpolated($"[grey]         {line}[/]");
    }

    private void Line(bool asExpected, string text)
    {
        if (!asExpected)
            Unexpected++;
        var line = text.TrimEnd();
        if (asExpected)
            AnsiConsole.MarkupLineInterpolated($"  [green]ok   [/]  {line}");
        else
            AnsiConsole.MarkupLineInterpolated($"  [red]WRONG[/]  {line}");
    }
}
