using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Messaging.Unit.Architecture;

/// <summary>
/// The layers of the Api: each knows those beneath it and none above. Told by what the names in the code mean, not by using directives; the
/// pages' markup is looked through for the names of types.
/// </summary>
public sealed partial class ApiLayersTests
{
    private const string Api = "src/Api";

    // src/Api/Layer: what is used within a layer has no cycle, and that is all.
    private const int LayerDepth = 2;

    // From the top down. What stands in one line may be put to use by the lines before it, and by nothing in the same one.
    private static readonly string[][] Layers =
    [
        ["Hosting"],
        ["Pages", "OpenApi"],
        ["Features"],
        ["Commands"],
        ["Queries"],
        ["Access", "Broker"],
        ["Http", "Telemetry"],
        ["Settings"],
    ];

    private static readonly IReadOnlyList<SourceFile> Files = [.. SourceTree.Files.Where(file => file.IsIn(Api))];

    private static readonly Lazy<FolderGraph> Graph = new(() => FolderGraph.Of(Files, Api, MarkupReferences()));

    [Fact]
    public void no_folders_use_each_other_in_a_circle() => Graph.Value.Cycles.ShouldBeEmpty();

    [Fact]
    public void a_layer_knows_only_what_is_beneath_it()
        => Graph.Value.Edges
            .Where(edge => edge.From.Count(c => c == '/') == LayerDepth)
            .Where(edge => LayerOf(edge.From) is { } from && LayerOf(edge.To) is { } to && from >= to)
            .Select(edge => $"{edge.From} → {edge.To}: {edge.Example}")
            .ShouldBeEmpty();

    [Fact]
    public void every_file_of_the_Api_lies_in_a_layer()
        => Files.Select(file => file.Path).Concat(Markup().Keys)
            .Where(path => LayerOf(path) is null)
            .ShouldBe([$"{Api}/Program.cs"]);

    [Fact]
    public void the_markup_of_the_pages_is_looked_through()
    {
        var references = MarkupReferences().ToArray();

        references.ShouldContain(reference => reference.From.EndsWith("/Layout.razor") && reference.To.EndsWith("/LayoutModel.cs"));
        references.ShouldContain(reference => reference.From.EndsWith("/LoginRoutes.cs") && reference.To.EndsWith("/LoginPage.razor"));
    }

    private static int? LayerOf(string path)
    {
        var folder = path.Split('/').ElementAtOrDefault(2);
        var layer = Array.FindIndex(Layers, layer => layer.Contains(folder));
        return layer < 0 ? null : layer;
    }

    // Components are classes that a generator makes: the syntax trees show neither them nor what they use. A name that stands in a
    // component means the type of that name, and one in the code that means nothing else means the component.
    private static IEnumerable<FileReference> MarkupReferences()
    {
        var markup = Markup();
        var declared = Files
            .SelectMany(file => file.Root.DescendantNodes()
                .OfType<BaseTypeDeclarationSyntax>()
                .Select(type => (type.Identifier.Text, file.Path)))
            .Concat(markup.Keys.Select(path => (Text: Path.GetFileNameWithoutExtension(path), Path: path)))
            .ToLookup(type => type.Text, type => type.Path);
        var fromMarkup =
            from page in markup
            from line in page.Value.Index()
            from Match name in Name().Matches(line.Item)
            from used in declared[name.Value]
            where used != page.Key
            select new FileReference(page.Key, used, $"{page.Key}:{line.Index + 1} names {name.Value}");
        var toMarkup =
            from file in Files
            from name in file.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            where file.Model.GetSymbolInfo(name).Symbol is null
            from used in declared[name.Identifier.Text].Where(markup.ContainsKey)
            select new FileReference(file.Path, used, $"{file.At(name)} uses {name.Identifier.Text}");
        return fromMarkup.Concat(toMarkup);
    }

    private static Dictionary<string, string[]> Markup()
        => Directory.EnumerateFiles(Path.Combine(SourceTree.Repository, Api), "*.razor", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(SourceTree.Repository, file).Replace('\\', '/'), File.ReadAllLines);

    [GeneratedRegex(@"\b[A-Z]\w+\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
