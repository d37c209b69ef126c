using System.Text.RegularExpressions;
using Messaging.Unit.Architecture;

namespace Messaging.Unit.Documentation;

/// <summary>Programs find the dashboard's controls by their <c>data-testid</c>: the reference lists every one, and no other.</summary>
public sealed partial class TestIdTests
{
    // The person's id is data: the sample has these.
    private static readonly string[] People = ["login-as-owner", "login-as-member", "login-as-outsider"];

    private static readonly string Api = Path.Combine(SourceTree.Repository, "src/Api");

    [Fact]
    public void the_reference_lists_every_data_testid_of_the_pages()
        => Listed().ShouldBe(InThePages().Concat(People).Distinct().Order(StringComparer.Ordinal), ignoreOrder: true);

    private static IEnumerable<string> InThePages()
        => new[] { "*.razor", "*.js" }
            .SelectMany(pattern => Directory.EnumerateFiles(Api, pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Api, file).Split('/').Any(folder => folder is "bin" or "obj" or "vendor"))
            .SelectMany(file => TestId().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["id"].Value);

    private static IEnumerable<string> Listed()
        => Row().Matches(File.ReadAllText(Path.Combine(SourceTree.Repository, "docs/reference/dashboard.md")))
            .Select(match => match.Groups["id"].Value);

    // In markup, in a component's parameter, and where a script makes an element.
    [GeneratedRegex(
        """(?:data-testid="|TestId="|"data-testid": ")(?<id>[a-z0-9-]+)"(?!\])""",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestId();

    [GeneratedRegex(@"^\| `(?<id>[a-z0-9-]+)` \|", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
