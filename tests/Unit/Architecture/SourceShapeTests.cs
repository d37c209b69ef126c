namespace Messaging.Unit.Architecture;

/// <summary>What a reader takes in at once: how long a file is, and how wide a line.</summary>
public sealed class SourceShapeTests
{
    private const int MaxLines = 250;
    private const int MaxColumns = 140;

    private static readonly string[] Roots = ["src", "tests", "tools", "benchmarks"];

    // They lie at the root of the repository, and have no extension.
    private static readonly string[] Scripts = ["run", "test", "bench"];

    // What is built, and what is somebody else's.
    private static readonly string[] Skipped = ["bin", "obj", "vendor"];

    private static readonly string[] Written = [".cs", ".razor", ".sh", ".js", ".css"];

    // Sentences for people stand whole in the scripts and style sheets of the pages.
    private static readonly string[] Wide = [".js", ".css"];

    [Fact]
    public void no_file_is_longer_than_250_lines()
        => Files().Select(file => (Path: file, Count: File.ReadLines(Full(file)).Count()))
            .Where(file => file.Count > MaxLines)
            .Select(file => $"{file.Path}:{MaxLines + 1} is the first of {file.Count - MaxLines} lines too many")
            .ShouldBeEmpty();

    [Fact]
    public void no_line_is_wider_than_140_columns()
        => Files().Where(file => !Wide.Contains(Path.GetExtension(file)))
            .SelectMany(file => File.ReadLines(Full(file)).Index().Select(line => (Path: file, Number: line.Index + 1, line.Item.Length)))
            .Where(line => line.Length > MaxColumns)
            .Select(line => $"{line.Path}:{line.Number} has {line.Length} columns")
            .ShouldBeEmpty();

    [Fact]
    public void every_root_has_files()
        => Roots.Concat(Scripts).ShouldAllBe(root => Files().Any(file => file == root || file.StartsWith(root + "/")));

    private static IEnumerable<string> Files() => Roots.SelectMany(FilesBelow).Concat(Scripts);

    private static IEnumerable<string> FilesBelow(string folder)
        => Directory.EnumerateFiles(Full(folder)).Where(file => Written.Contains(Path.GetExtension(file)))
            .Select(file => $"{folder}/{Path.GetFileName(file)}")
            .Concat(Directory.EnumerateDirectories(Full(folder)).Select(inner => Path.GetFileName(inner))
                .Where(inner => !Skipped.Contains(inner))
                .SelectMany(inner => FilesBelow($"{folder}/{inner}")));

    private static string Full(string path) => Path.Combine(SourceTree.Repository, path);
}
