namespace Messaging.Unit.Architecture;

/// <summary>
/// The layers of the worker: Features know Pipeline and Infrastructure, Pipeline knows Infrastructure, Infrastructure knows
/// neither. Told by what the names in the code mean, not by using directives.
/// </summary>
public sealed class WorkerLayersTests
{
    private const string Worker = "src/Worker";
    private const string Infrastructure = $"{Worker}/Infrastructure";
    private const string Pipeline = $"{Worker}/Pipeline";
    private const string Features = $"{Worker}/Features";

    private static readonly Lazy<FolderGraph> Graph = new(() => FolderGraph.Of(SourceTree.Files, Worker));

    // The domain's words. Whatever has one in its name belongs to a feature.
    private static readonly string[] FeatureWords = ["Billing", "OrgModel", "Secret", "Vendor", "Provision", "Provider", "Credential"];

    [Theory]
    [InlineData(Infrastructure, Pipeline)]
    [InlineData(Infrastructure, Features)]
    [InlineData(Pipeline, Features)]
    public void a_lower_layer_knows_no_higher_one(string lower, string higher)
        => Graph.Value.Edges
            .Where(edge => edge.From == lower && edge.To == higher)
            .Select(edge => edge.Example)
            .ShouldBeEmpty();

    [Fact]
    public void no_folders_use_each_other_in_a_circle() => Graph.Value.Cycles.ShouldBeEmpty();

    // A type of the contracts that is about a subject: a command, a view, an event. What every command has is not about one.
    [Fact]
    public void the_pipeline_names_nothing_that_a_feature_is_about()
    {
        var mentions =
            from file in SourceTree.Files
            where file.IsIn(Pipeline)
            from reference in FolderGraph.References(file)
            let name = Path.GetFileNameWithoutExtension(reference.To)
            where FeatureWords.Any(word => name.Contains(word, StringComparison.Ordinal))
            select reference.At;

        mentions.ShouldBeEmpty();
    }

    [Fact]
    public void every_file_of_the_worker_lies_in_a_layer()
        => SourceTree.Files
            .Where(file => file.IsIn(Worker) && !file.IsIn(Infrastructure, Pipeline, Features))
            .Select(file => file.Path)
            .ShouldBe([$"{Worker}/Program.cs"]);
}
