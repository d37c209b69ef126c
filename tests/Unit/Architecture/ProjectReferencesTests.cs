using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Messaging.Unit.Architecture;

/// <summary>Contracts knows nobody, Api never touches a decision or a database, Worker never speaks HTTP.</summary>
public sealed class ProjectReferencesTests
{
    [Fact]
    public void contracts_depends_on_nothing()
    {
        References("src/Contracts/Contracts.csproj").ShouldBeEmpty();
        NamespacesOf("src/Contracts").ShouldAllBe(name => name == "Messaging" || name.StartsWith("Messaging.Contracts") || name.StartsWith("System"));
    }

    [Fact]
    public void api_has_neither_a_database_nor_the_worker()
    {
        References("src/Api/Api.csproj").ShouldAllBe(reference => !reference.Contains("Npgsql") && !reference.Contains("Worker"));
        NamespacesOf("src/Api").ShouldAllBe(name => !name.StartsWith("Npgsql") && !name.StartsWith("System.Data") && !name.StartsWith("Messaging.Worker"));
    }

    [Fact]
    public void worker_never_speaks_http()
    {
        References("src/Worker/Worker.csproj").ShouldAllBe(reference => !reference.Contains("Api"));
        NamespacesOf("src/Worker").ShouldAllBe(name => !name.StartsWith("Microsoft.AspNetCore") && !name.StartsWith("System.Net.Http") && !name.StartsWith("Messaging.Api"));
    }

    private static IReadOnlyList<string> References(string project)
        => [.. XDocument.Load(Path.Combine(SourceTree.Repository, project)).Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference")
            .Select(element => element.Attribute("Include")!.Value)];

    // Using directives, and names written out in full.
    private static IReadOnlyList<string> NamespacesOf(string folder)
    {
        var files = SourceTree.Files.Where(file => file.IsIn(folder)).ToArray();
        files.ShouldNotBeEmpty();
        return [.. files
            .SelectMany(file => file.Root.DescendantNodes().Select(node => node switch
            {
                UsingDirectiveSyntax directive => directive.NamespaceOrType.ToString(),

                // In a pattern, the value of an enumeration is written like a name.
                QualifiedNameSyntax name when name.Parent is not QualifiedNameSyntax && file.Model.GetSymbolInfo(name).Symbol is INamespaceOrTypeSymbol => name.ToString(),
                _ => null,
            }))
            .OfType<string>()
            .Distinct()];
    }
}
