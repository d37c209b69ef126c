using System.Text.RegularExpressions;
using Messaging.Unit.Architecture;

namespace Messaging.Unit.Documentation;

/// <summary>Every relative link in the documents leads to a file, and to a heading in it, that is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(SourceTree.Repository, "*.md").Concat(ReferencePages.Files).Concat(GitHubFiles())
            .Select(file => Path.GetRelativePath(SourceTree.Repository, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void its_links_lead_somewhere(string document)
    {
        var file = Path.Combine(SourceTree.Repository, document);

        LinksOf(file).Where(link => !LeadsSomewhere(file, link)).ShouldBeEmpty();
    }

    [Fact]
    public void a_heading_becomes_the_anchor_that_github_makes_of_it()
    {
        AnchorOf("commands-error is not empty").ShouldBe("commands-error-is-not-empty");
        AnchorOf("`Prefer: wait=N`, and what comes").ShouldBe("prefer-waitn-and-what-comes");
        AnchorOf("[A link](there.md) in_it").ShouldBe("a-link-in_it");
    }

    private static IEnumerable<string> GitHubFiles()
        => Directory.EnumerateFiles(Path.Combine(SourceTree.Repository, ".github"), "*.md", SearchOption.AllDirectories);

    private static IEnumerable<string> LinksOf(string file)
        => Link().Matches(WithoutCode(File.ReadAllText(file))).Select(match => match.Groups["target"].Value)
            .Where(target => !Uri.TryCreate(target, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto"));

    private static bool LeadsSomewhere(string file, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
        if (parts.Length == 1)
            return File.Exists(target) || Directory.Exists(target);

        return File.Exists(target) && AnchorsOf(target).Contains(parts[1]);
    }

    private static HashSet<string> AnchorsOf(string file)
        => [.. Heading().Matches(WithoutFences(File.ReadAllText(file))).Select(match => AnchorOf(match.Groups["text"].Value))];

    private static string AnchorOf(string heading)
        => NotInAnAnchor().Replace(LinkText().Replace(heading.Trim(), "${text}").ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutFences(string text) => Fence().Replace(text, "");

    private static string WithoutCode(string text) => CodeSpan().Replace(WithoutFences(text), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnAnchor();

    [GeneratedRegex(@"^```(?s:.*?)^```", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]+`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();
}
