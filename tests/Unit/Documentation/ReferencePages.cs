using System.Text.RegularExpressions;
using Messaging.Unit.Architecture;

namespace Messaging.Unit.Documentation;

/// <summary>
/// The pages whose tables are made from the code: a section stands between <c>&lt;!-- generated: name --&gt;</c> and
/// <c>&lt;!-- end --&gt;</c>. With <c>UPDATE_REFERENCE=1</c> in the environment a check writes the section anew instead.
/// </summary>
internal static partial class ReferencePages
{
    private const string UpdateVariable = "UPDATE_REFERENCE";
    private const int MostLinesShown = 20;

    private const string Advice =
        $"is not what the code says. Write it anew with: {UpdateVariable}=1 ./test unit --filter FullyQualifiedName~Documentation";

    /// <summary>Every page.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Repository, "docs"), "*.md", SearchOption.AllDirectories)];

    /// <summary>The names of all sections, one for each time that it is there.</summary>
    public static IEnumerable<string> Sections()
        => Files.SelectMany(file => Section().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value);

    /// <summary>Compares a section with what the code says, or writes it anew.</summary>
    /// <param name="name">The section.</param>
    /// <param name="generated">What the code says.</param>
    public static void ShouldHold(string name, string generated)
    {
        var file = Files.SingleOrDefault(candidate => Matches(candidate, name).Any())
            ?? throw new InvalidOperationException($"no page below docs/ has the section '<!-- generated: {name} -->'");
        var section = Matches(file, name).Single();
        var expected = $"{section.Groups["begin"].Value}\n{generated}\n{section.Groups["end"].Value}";
        if (section.Value == expected)
            return;

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(file, File.ReadAllText(file).Replace(section.Value, expected, StringComparison.Ordinal));
        else
            Assert.Fail($"The section '{name}' of {file} {Advice}\n{Difference(section.Value.Split('\n'), expected.Split('\n'))}");
    }

    private static IEnumerable<Match> Matches(string file, string name)
        => Section().Matches(File.ReadAllText(file)).Where(match => match.Groups["name"].Value == name);

    private static string Difference(string[] written, string[] expected) => string.Join(
        '\n',
        [
            .. written.Except(expected, StringComparer.Ordinal).Take(MostLinesShown).Select(line => $"- {line}"),
            .. expected.Except(written, StringComparer.Ordinal).Take(MostLinesShown).Select(line => $"+ {line}"),
        ]);

    [GeneratedRegex(
        @"(?<begin><!-- generated: (?<name>[a-z-]+) -->)\n(?s:.*?)(?<end><!-- end -->)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();
}
