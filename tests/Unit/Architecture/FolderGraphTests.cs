using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Messaging.Unit.Architecture;

/// <summary>That the rules about folders would see what they forbid.</summary>
public sealed class FolderGraphTests
{
    [Fact]
    public void a_use_is_seen_without_a_using_directive_and_without_the_types_name()
    {
        var graph = Graph(
            ("root/A/First.cs", "namespace N; class First { public Second Make() => new(); }"),
            ("root/B/Second.cs", "namespace N; class Second { public int Count => 1; }"),
            ("root/C/Third.cs", "namespace N; class Third { int Of(First first) { var made = first.Make(); return made.Count; } }"));

        graph.Edges.Select(edge => (edge.From, edge.To)).ShouldBe([("root/A", "root/B"), ("root/C", "root/A"), ("root/C", "root/B")]);
        graph.Edges[0].Example.ShouldBe("root/A/First.cs:1 uses Second");
        graph.Cycles.ShouldBeEmpty();
    }

    [Fact]
    public void an_extension_method_is_a_use_of_the_file_that_has_it()
        => Graph(
            ("root/A/First.cs", "namespace N; class First { int Of(int x) => x.Twice(); }"),
            ("root/B/Second.cs", "namespace N; static class Second { public static int Twice(this int x) => 2 * x; }"))
            .Edges.Select(edge => (edge.From, edge.To)).ShouldBe([("root/A", "root/B")]);

    [Fact]
    public void documentation_is_no_use()
        => Graph(
            ("root/A/First.cs", "namespace N; /// <summary><see cref=\"Second\"/></summary>\nclass First;"),
            ("root/B/Second.cs", "namespace N; class Second;"))
            .Edges.ShouldBeEmpty();

    [Fact]
    public void folders_that_use_each_other_by_way_of_a_third_are_a_cycle_with_a_place_for_each_arrow()
    {
        var graph = Graph(
            ("root/A/First.cs", "namespace N; class First { Second? next; }"),
            ("root/B/Deep/Second.cs", "namespace N; class Second { Third? next; }"),
            ("root/C/Third.cs", "namespace N; class Third { First? next; }"),
            ("root/D/Fourth.cs", "namespace N; class Fourth { First? next; }"));

        graph.Cycles.ShouldBe(
        [
            """
            root/A → root/B → root/C → root/A
                root/A → root/B: root/A/First.cs:1 uses Second
                root/B → root/C: root/B/Deep/Second.cs:1 uses Third
                root/C → root/A: root/C/Third.cs:1 uses First
            """.ReplaceLineEndings("\n"),
        ]);
    }

    [Fact]
    public void a_cycle_further_down_is_seen_and_so_is_one_with_the_files_of_the_folder_itself()
        => Graph(
            ("root/A/First.cs", "namespace N; class First { Second? next; }"),
            ("root/A/Deep/Second.cs", "namespace N; class Second { First? next; }"),
            ("root/B/X/Third.cs", "namespace N; class Third { Fourth? next; }"),
            ("root/B/Y/Fourth.cs", "namespace N; class Fourth { Third? next; }"))
            .Cycles.Select(cycle => cycle.Split('\n')[0])
            .ShouldBe(["root/A/* → root/A/Deep → root/A/*", "root/B/X → root/B/Y → root/B/X"], ignoreOrder: true);

    private static FolderGraph Graph(params (string Path, string Text)[] files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)).ToArray();
        var compilation = CSharpCompilation.Create("Sample", trees, [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        return FolderGraph.Of(
            trees.Select(tree => new SourceFile(tree.FilePath, tree.GetRoot(), compilation.GetSemanticModel(tree))), "root");
    }
}
