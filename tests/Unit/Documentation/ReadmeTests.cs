using Messaging.Unit.Architecture;

namespace Messaging.Unit.Documentation;

/// <summary>The README stays short enough to be read.</summary>
public sealed class ReadmeTests
{
    private const int MostLines = 150;
    private const int MostLinesOfABullet = 3;

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Repository, "README.md"));

    [Fact]
    public void it_has_less_than_150_lines() => Lines.Length.ShouldBeLessThan(MostLines);

    [Fact]
    public void a_bullet_has_at_most_three_lines()
    {
        foreach (var (index, line) in Lines.Index().Where(line => line.Item.StartsWith("* ", StringComparison.Ordinal)))
        {
            var more = Lines.Skip(index + 1).TakeWhile(next => next.StartsWith("  ", StringComparison.Ordinal)).Count();
            (1 + more).ShouldBeLessThanOrEqualTo(MostLinesOfABullet, line);
        }
    }
}
