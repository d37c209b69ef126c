using System.Globalization;
using Messaging.Unit.Architecture;
using Messaging.Worker.Scheduling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Quartz;

namespace Messaging.Unit.Documentation;

/// <summary>The jobs that the scheduler runs, read off the lines that register them: it tells them only once it runs.</summary>
internal static class ScheduledJobTables
{
    // Every<PublishSweep>(TimeSpan.FromSeconds(5))
    private const string Registration = "Every";

    /// <summary>Every job with its setting and its usual interval.</summary>
    public static string Jobs()
    {
        var jobs = typeof(PublishSweep).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IJob)))
            .Select(job => (Type: job, Interval: IntervalOf(job.Name)))
            .OrderBy(job => job.Interval);
        return MarkdownTable.Of(
            ["job", "setting", "usually every", "what it does"],
            jobs.Select(job => (IReadOnlyList<string>)
            [
                MarkdownTable.Code(job.Type.Name),
                MarkdownTable.Code($"Schedule:{job.Type.Name}"),
                MarkdownTable.Code(job.Interval.ToString("c", CultureInfo.InvariantCulture)),
                CodeComments.Summary(job.Type),
            ]));
    }

    private static TimeSpan IntervalOf(string job) => (
        from file in SourceTree.Files
        where file.IsIn("src/Worker")
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is GenericNameSyntax { Identifier.Text: Registration } name
            && name.TypeArgumentList.Arguments.Single().ToString() == job
        select Evaluate(file, (InvocationExpressionSyntax)call.ArgumentList.Arguments.Single().Expression)).Single();

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
