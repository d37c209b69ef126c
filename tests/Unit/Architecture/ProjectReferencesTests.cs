using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Messaging.Unit.Architecture;

/// <summary>
/// Contracts knows nobody. ServiceDefaults knows no subject. Api never touches a decision or a database. Worker never speaks HTTP
/// but to the broker's management API.
/// </summary>
public sealed class ProjectReferencesTests
{
    [Fact]
    public void contracts_depends_on_nothing()
    {
        References("src/Contracts/Contracts.csproj").ShouldBeEmpty();
        NamespacesOf("src/Contracts")
            .ShouldAllBe(name => name == "Messaging" || name.StartsWith("Messaging.Contracts") || name.StartsWith("System"));
    }

    // It is the same for every program: what one of them alone talks to is not its business.
    [Fact]
    public void service_defaults_knows_neither_the_domain_nor_a_database_nor_a_broker()
    {
        string[] others = ["Contracts", "Api", "Worker", "Npgsql", "MassTransit", "RabbitMQ", "Quartz"];
        References("src/ServiceDefaults/ServiceDefaults.csproj")
            .ShouldAllBe(reference => !others.Any(other => reference.Contains(other)));
        NamespacesOf("src/ServiceDefaults")
            .ShouldAllBe(name => !others.Any(other => name.StartsWith(other) || name.StartsWith($"Messaging.{other}")));
    }

    [Fact]
    public void api_has_neither_a_database_nor_the_worker()
    {
        References("src/Api/Api.csproj").ShouldAllBe(reference => !reference.Contains("Npgsql") && !reference.Contains("Worker"));
        NamespacesOf("src/Api")
            .ShouldAllBe(name => !name.StartsWith("Npgsql") && !name.StartsWith("System.Data") && !name.StartsWith("Messaging.Worker"));
    }

    [Fact]
    public void worker_serves_no_http_and_knows_no_api()
    {
        References("src/Worker/Worker.csproj").ShouldAllBe(reference => !reference.Contains("Api"));
        NamespacesOf("src/Worker").ShouldAllBe(name => !name.StartsWith("Microsoft.AspNetCore") && !name.StartsWith("Messaging.Api"));
    }

    // Commands, questions and answers travel over the broker alone. What AMQP does not tell of the broker itself, its policies, is
    // asked of its management API, by one type and nobody else. By what a name means: the namespace needs no using directive.
    [Fact]
    public void worker_speaks_http_to_the_brokers_management_alone()
        => SourceTree.Files.Where(file => file.IsIn("src/Worker") && SpeaksHttp(file)).Select(file => file.Path)
            .ShouldBe(["src/Worker/Infrastructure/Broker/ManagementApi.cs"]);

    private static bool SpeaksHttp(SourceFile file)
        => file.Root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => file.Model.GetSymbolInfo(name).Symbol is { } symbol
            && (symbol as INamespaceSymbol ?? symbol.ContainingNamespace)?.ToDisplayString()
                .StartsWith("System.Net.Http", StringComparison.Ordinal) == true);

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
                QualifiedNameSyntax name when name.Parent is not QualifiedNameSyntax
                    && file.Model.GetSymbolInfo(name).Symbol is INamespaceOrTypeSymbol => name.ToString(),
                _ => null,
            }))
            .OfType<string>()
            .Distinct()];
    }
}
