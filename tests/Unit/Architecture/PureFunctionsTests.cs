using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Messaging.Unit.Architecture;

/// <summary>That what decides about money and keys looks at nothing but what it is given.</summary>
public sealed class PureFunctionsTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.Environment", "System.TimeProvider", "System.DateTime", "System.DateTimeOffset", "System.Random", "System.Console",
    ];

    private static readonly string[] ForbiddenNamespaces =
    [
        "System.IO", "System.Net", "System.Threading", "System.Diagnostics", "Npgsql", "MassTransit", "Microsoft",
    ];

    [Theory]
    [InlineData("Features/Billing/BillingModeResolver")]
    [InlineData("Features/Billing/OrgDefaultInput")]
    [InlineData("Features/Billing/StripList")]
    [InlineData("Features/Billing/SecretWriteGate")]
    [InlineData("Features/Workspaces/Environments/StripGate")]
    [InlineData("Features/Workspaces/Environments/HidingRules")]
    [InlineData("Features/Workspaces/Environments/OrgModelInjection")]
    [InlineData("Features/OrgModels/OrgModelRules")]
    [InlineData("Features/Workspaces/Environments/EffectiveModel")]
    [InlineData("Features/Workspaces/Environments/EnvironmentComposer")]
    [InlineData("Features/Workspaces/Environments/PlatformProxyInjection")]
    [InlineData("Features/Workspaces/Environments/EnvironmentFingerprint")]
    public void it_looks_at_its_inputs_only(string path)
    {
        var file = SourceTree.Files.Single(file => file.Path == $"src/Worker/{path}.cs");
        var looksAt =
            from name in file.Root.DescendantNodes().OfType<SimpleNameSyntax>()
            let symbol = file.Model.GetSymbolInfo(name).Symbol
            let type = symbol as ITypeSymbol ?? symbol?.ContainingType
            where type is not null && (ForbiddenTypes.Contains(type.ToDisplayString()) || IsForbidden(type.ContainingNamespace))
            select file.At(name);

        looksAt.ShouldBeEmpty();
    }

    private static bool IsForbidden(INamespaceSymbol? space)
    {
        var name = space?.ToDisplayString() ?? "";
        return ForbiddenNamespaces.Any(forbidden => name == forbidden || name.StartsWith($"{forbidden}.", StringComparison.Ordinal));
    }
}
