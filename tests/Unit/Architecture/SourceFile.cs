using Microsoft.CodeAnalysis;

namespace Messaging.Unit.Architecture;

/// <summary>A source file of the product.</summary>
/// <param name="Path">Relative to the repository, with slashes, for example <c>src/Api/Program.cs</c>.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Model">What the syntax means.</param>
internal sealed record SourceFile(string Path, SyntaxNode Root, SemanticModel Model)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsIn(params string[] folders) => folders.Any(folder => Path.StartsWith($"{folder}/", StringComparison.Ordinal));

    /// <summary>Where a node is, for the message of a failed test.</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
