using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Messaging.Unit.Architecture;

/// <summary>
/// Everything below <c>src/</c>, parsed and bound as one program, so that a rule can ask what a name means and what a constant
/// is, not only how it is written. Code that only a generator sees may stay unbound; nothing here depends on it.
/// </summary>
internal static class SourceTree
{
    // What the projects' ImplicitUsings give each file.
    private const string ImplicitUsings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly Lazy<IReadOnlyList<SourceFile>> Bound = new(Bind);

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The source files of Contracts, ServiceDefaults, Api and Worker.</summary>
    public static IReadOnlyList<SourceFile> Files => Bound.Value;

    private static IReadOnlyList<SourceFile> Bind()
    {
        var trees = Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(Repository, file).Replace('\\', '/')))
            .Where(file => !file.Path.Split('/').Any(folder => folder is "obj" or "bin"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, Tree: CSharpSyntaxTree.ParseText(File.ReadAllText(file.File), path: file.Path)))
            .ToArray();
        var compilation = CSharpCompilation.Create(
            "Messaging",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), .. trees.Select(tree => tree.Tree)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return [.. trees.Select(tree => new SourceFile(tree.Path, tree.Tree.GetRoot(), compilation.GetSemanticModel(tree.Tree)))];
    }

    private static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(assembly => !Path.GetFileName(assembly).StartsWith("Messaging.", StringComparison.Ordinal))
            .Select(assembly => MetadataReference.CreateFromFile(assembly));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Messaging.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"no Messaging.sln above {AppContext.BaseDirectory}: run the tests from a checkout");
    }
}
