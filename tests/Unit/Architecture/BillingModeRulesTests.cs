using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Messaging.Unit.Architecture;

/// <summary>
/// That the billing mode is decided in one place and from one input: asserted over the syntax trees of <c>src/</c>, because no
/// test of behaviour can show that there is no second place.
/// </summary>
public sealed class BillingModeRulesTests
{
    private const string DeploymentMode = "MOLECULE_LLM_BILLING_MODE";
    private const string Resolution = "Messaging.Worker.Features.Billing.Resolution";
    private const string Options = "src/Worker/Features/Billing/BillingOptions.cs";
    private const string Names = "src/Worker/Features/Workspaces/Environments/EnvironmentNames.cs";
    private const string Composer = "src/Worker/Features/Workspaces/Environments/EnvironmentComposer.cs";

    private static readonly string[] DecidingFolders =
    [
        "src/Worker/Features/Billing",
        "src/Worker/Features/Workspaces/Environments",
        "src/Worker/Features/Workspaces/Provisioning",
        "src/Worker/Features/Workspaces/Snapshots",
    ];

    [Fact]
    public void the_deployments_mode_is_named_only_by_the_resolvers_input_and_the_composers_export()
        => Mentions().Select(mention => mention.File.Path).Distinct().Order(StringComparer.Ordinal).ShouldBe([Options, Composer, Names]);

    [Fact]
    public void the_options_read_it_once_and_the_composer_only_exports_it()
    {
        var mentions = Mentions().ToArray();

        mentions.Count(mention => mention.File.Path == Options && mention.Node.Ancestors().OfType<ElementAccessExpressionSyntax>().Any())
            .ShouldBe(1);
        mentions.Where(mention => mention.File.Path == Composer)
            .ShouldAllBe(mention =>
                mention.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>(_ => true)!.Expression.ToString() == "draft.Inject");
    }

    [Fact]
    public void the_deployments_mode_goes_nowhere_but_into_the_resolvers_inputs()
    {
        Callers("OrgDefaultInput", "Choose").Select(call => call.File.Path).ShouldBe([Options]);

        var readers = Callers("BillingOptions", "OrgDefaultFor").ToArray();
        readers.ShouldNotBeEmpty();
        readers.Where(call => !call.Node.Ancestors().OfType<BaseObjectCreationExpressionSyntax>()
                .Any(creation => call.File.Model.GetTypeInfo(creation).Type?.Name == "BillingModeInputs"))
            .Select(call => call.File.At(call.Node))
            .ShouldBeEmpty();
    }

    [Fact]
    public void only_the_resolver_makes_a_resolution()
    {
        var made =
            from file in SourceTree.Files
            from node in file.Root.DescendantNodes()
            where node is BaseObjectCreationExpressionSyntax or WithExpressionSyntax
            where IsResolution(file.Model.GetTypeInfo(node).Type)
            select file.Path;

        made.ShouldBe(["src/Worker/Features/Billing/BillingModeResolver.cs"]);
    }

    [Fact]
    public void only_gates_ask_the_strip_list_and_every_gate_takes_a_resolution()
    {
        var asked = Callers("StripList", "Contains").ToArray();

        asked.Select(call => call.File.Name).Distinct().Order(StringComparer.Ordinal).ShouldBe(["SecretWriteGate.cs", "StripGate.cs"]);
        asked.Where(call => !TakesResolution(call)).Select(call => call.File.At(call.Node)).ShouldBeEmpty();
    }

    [Fact]
    public void the_names_of_the_strip_list_are_read_only_to_show_them_and_to_look_for_a_credential()
        => Uses("StripList", "Names").Select(use => use.File.Name).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["EnvironmentComposer.cs", "GetStripListHandler.cs"]);

    [Fact]
    public void billing_and_provisioning_read_settings_through_their_options_only()
    {
        var readers =
            from file in SourceTree.Files
            where file.IsIn(DecidingFolders) && !IsAboutSettings(file)
            from name in file.Root.DescendantNodes().OfType<SimpleNameSyntax>()
            where name.Identifier.Text.StartsWith("GetEnvironmentVariable", StringComparison.Ordinal)
                || IsConfiguration(file.Model.GetTypeInfo(name).Type)
            select file.At(name);

        readers.ShouldBeEmpty();
    }

    /// <summary>Every expression that is, or is built with, the name, however it is put together at compile time.</summary>
    private static IEnumerable<(SourceFile File, SyntaxNode Node)> Mentions()
        => from file in SourceTree.Files
           from node in file.Root.DescendantNodes()
           let text = node switch
           {
               ExpressionSyntax expression => file.Model.GetConstantValue(expression).Value as string,
               InterpolatedStringTextSyntax part => part.TextToken.ValueText,
               _ => null,
           }
           where text?.Contains(DeploymentMode, StringComparison.OrdinalIgnoreCase) is true
           select (file, node);

    private static IEnumerable<(SourceFile File, SyntaxNode Node)> Callers(string type, string method)
        => Uses(type, method).Where(use => use.File.Model.GetSymbolInfo(use.Node).Symbol is IMethodSymbol);

    private static IEnumerable<(SourceFile File, SyntaxNode Node)> Uses(string type, string member)
        => from file in SourceTree.Files
           from name in file.Root.DescendantNodes().OfType<SimpleNameSyntax>()
           where name.Identifier.Text == member
               && file.Model.GetSymbolInfo(name).Symbol is { ContainingType.Name: var owner }
               && owner == type
           select (file, (SyntaxNode)name);

    private static bool TakesResolution((SourceFile File, SyntaxNode Node) use)
        => use.Node.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault() is { } method
            && method.ParameterList.Parameters.Any(parameter => IsResolution(use.File.Model.GetTypeInfo(parameter.Type!).Type));

    private static bool IsResolution(ITypeSymbol? type) => type?.ToDisplayString(NullableFlowState.NotNull) == Resolution;

    private static bool IsConfiguration(ITypeSymbol? type)
        => type is not null && type.AllInterfaces.Append(type).Any(
            candidate => candidate.ToDisplayString() == "Microsoft.Extensions.Configuration.IConfiguration");

    private static bool IsAboutSettings(SourceFile file)
        => file.Name.EndsWith("Options.cs", StringComparison.Ordinal)
            || file.Name.EndsWith("Registration.cs", StringComparison.Ordinal)
            || file.Name == "PlatformProxy.cs";
}
