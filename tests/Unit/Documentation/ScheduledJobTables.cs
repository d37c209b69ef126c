using System.Globalization;
using Messaging.Unit.Architecture;
using Messaging.Worker.Pipeline.Publishing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Quartz;

namespace Messaging.Unit.Documentation;

/// <summary>The jobs that the scheduler runs, read off the lines that register them: it tells them only once it runs.</summary>
internal static class ScheduledJobTables
{
    // builder.AddJob<PublishSweepJob>("PublishSweep", every: TimeSpan.FromSeconds(5))
    private const string Registration = "AddJob";

    /// <summary>Every job with its setting and its usual interval.</summary>
    public static string Jobs() => MarkdownTable.Of(
        ["job", "setting", "usually every", "what it does"],
        Registered().OrderBy(job => job.Every).Select(job => (IReadOnlyList<string>)
        [
            MarkdownTable.Code(job.Name),
            MarkdownTable.Code($"Schedule:{job.Name}"),
            MarkdownTable.Code(job.Every.ToString("c", CultureInfo.InvariantCulture)),
            CodeComments.Summary(job.Type),
        ]));

    private static IEnumerable<(string Name, Type Type, TimeSpan Every)> Registered()
    {
        var jobs = typeof(PublishSweepJob).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IJob)));
        return from file in SourceTree.Files
               where file.IsIn("src/Worker")
               from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
               where call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.Text: Registration } }
               let name = (GenericNameSyntax)((MemberAccessExpressionSyntax)call.Expression).Name
               let type = name.TypeArgumentList.Arguments.Single().ToString()
               let arguments = call.ArgumentList.Arguments
               select (
                   (string)file.Model.GetConstantValue(arguments[0].Expression).Value!,
                   jobs.Single(job => job.Name == type),
                   Evaluate(file, (InvocationExpressionSyntax)arguments[1].Expression));
    }

    private static TimeSpan Evaluate(SourceFile file, InvocationExpressionSyntax span)
    {
        var argument = span.ArgumentList.Arguments.Single().Expression;
        var number = Convert.ToInt64(file.Model.GetConstantValue(argument).Value, CultureInfo.InvariantCulture);
        return ((MemberAccessExpressionSyntax)span.Expression).Name.Identifier.Text switch
        {
            nameof(TimeSpan.FromSeconds) => TimeSpan.FromSeconds(number),
            nameof(TimeSpan.FromMinutes) => TimeSpan.FromMinutes(number),
            nameof(TimeSpan.FromHours) => TimeSpan.FromHours(number),
            var other => throw new NotSupportedException($"an interval written as {other}"),
        };
    }
}
