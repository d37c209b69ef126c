using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Messaging.Unit.Architecture;

/// <summary>One file uses what is declared in another.</summary>
/// <param name="From">The file that uses it.</param>
/// <param name="To">The file that declares it.</param>
/// <param name="At">Where, and what, for the message of a failed test.</param>
internal sealed record FileReference(string From, string To, string At);

/// <summary>Something in one folder uses something in another.</summary>
/// <param name="From">
/// The folder that uses; ending in <c>/*</c> where it is the files that lie in a folder itself, beside its subfolders.
/// </param>
/// <param name="To">The folder that is used.</param>
/// <param name="Example">The first place where it does.</param>
internal sealed record FolderEdge(string From, string To, string Example);

/// <summary>
/// Which folders below a root use which, by what names mean and not by their <c>using</c> directives. Folders are compared with
/// their neighbours at every level: a use from <c>A/x</c> of <c>B/y</c> is one of <c>B</c> by <c>A</c>, a use from <c>A/x</c> of
/// <c>A/y</c> one of <c>A/y</c> by <c>A/x</c>. Where no level has a cycle, no two folders at all are in one.
/// </summary>
/// <remarks>What only documentation names does not count.</remarks>
internal sealed class FolderGraph
{
    private FolderGraph(IReadOnlyList<FolderEdge> edges)
    {
        Edges = edges;
        Cycles = [.. edges.GroupBy(edge => ParentOf(edge.From), StringComparer.Ordinal).SelectMany(level => CyclesOf([.. level]))];
    }

    /// <summary>Every use between neighbours, once, with an example.</summary>
    public IReadOnlyList<FolderEdge> Edges { get; }

    /// <summary>
    /// A shortest cycle for every set of neighbours that use each other, with a place for each arrow; empty where there is none.
    /// </summary>
    public IReadOnlyList<string> Cycles { get; }

    /// <summary>The graph of the folders below a root.</summary>
    /// <param name="files">The files; those outside the root are left out.</param>
    /// <param name="root">For example <c>src/Worker</c>.</param>
    /// <param name="further">What the files' syntax trees do not show, for example of generated code.</param>
    public static FolderGraph Of(IEnumerable<SourceFile> files, string root, IEnumerable<FileReference>? further = null)
        => new([.. files.Where(file => file.IsIn(root)).SelectMany(References)
            .Concat(further ?? [])
            .Where(reference => IsBelow(reference.From, root) && IsBelow(reference.To, root))
            .Select(EdgeOf).OfType<FolderEdge>()
            .DistinctBy(edge => (edge.From, edge.To))
            .OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal)]);

    /// <summary>What a file uses of other files: types, and members of types, wherever a name or a <c>new()</c> means one.</summary>
    public static IEnumerable<FileReference> References(SourceFile file)
        => from node in file.Root.DescendantNodes()
           where node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax
           let symbol = file.Model.GetSymbolInfo(node).Symbol
           where symbol is not null
           from used in DeclaredIn(symbol)
           where used != file.Path
           select new FileReference(
               file.Path, used, $"{file.At(node)} uses {symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}");

    private static IEnumerable<string> DeclaredIn(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? (symbol is ITypeSymbol or INamespaceSymbol ? null : symbol.ContainingType);
        return type is null ? [] : type.OriginalDefinition.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree.FilePath);
    }

    private static bool IsBelow(string path, string root) => path.StartsWith($"{root}/", StringComparison.Ordinal);

    // The folder that both lie in, and in it the two neighbours that they lie in; null for files of one folder.
    private static FolderEdge? EdgeOf(FileReference reference)
    {
        var from = reference.From.Split('/')[..^1];
        var to = reference.To.Split('/')[..^1];
        var common = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return from.Length == common && to.Length == common ? null : new FolderEdge(NodeOf(from, common), NodeOf(to, common), reference.At);
    }

    private static string NodeOf(string[] folder, int common)
        => string.Join('/', folder.Take(common).Append(folder.Length > common ? folder[common] : "*"));

    private static string ParentOf(string node) => node[..node.LastIndexOf('/')];

    private static IEnumerable<string> CyclesOf(FolderEdge[] level)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var edge in level)
        {
            if (reported.Contains(edge.From) || PathBetween(level, edge.To, edge.From) is not { } back)
                continue;

            FolderEdge[] cycle = [edge, .. back];
            reported.UnionWith(cycle.Select(step => step.From));
            yield return string.Join(" → ", cycle.Select(step => step.From).Append(edge.From))
                + string.Concat(cycle.Select(step => $"\n    {step.From} → {step.To}: {step.Example}"));
        }
    }

    // Breadth first: the shortest way.
    private static FolderEdge[]? PathBetween(FolderEdge[] level, string start, string end)
    {
        var ways = new Dictionary<string, FolderEdge[]>(StringComparer.Ordinal) { [start] = [] };
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var folder))
        {
            if (folder == end)
                return ways[folder];

            foreach (var edge in level.Where(edge => edge.From == folder && !ways.ContainsKey(edge.To)))
            {
                ways[edge.To] = [.. ways[folder], edge];
                next.Enqueue(edge.To);
            }
        }

        return null;
    }
}
