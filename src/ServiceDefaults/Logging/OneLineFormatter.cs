using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Messaging.ServiceDefaults;

/// <summary>One event a line, UTC; and of an outage that a library tells again and again, one line.</summary>
internal sealed class OneLineFormatter(TimeProvider time, IEnumerable<OutageSummary> summaries) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name that the console asks for it by.</summary>
    public const string FormatterName = "one-line";

    private readonly (OutageSummary Summary, OutageLog Outage)[] outages = [.. summaries.Select(summary => (summary, new OutageLog(time)))];

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var exception = logEntry.Exception?.ToString();
        if (logEntry.Exception is { } fault && OutageOf(logEntry.Category, fault) is (var summary, var outage))
        {
            if (!outage.IsNews())
                return;
            message = summary.Sentence;
            exception = $"({fault.GetBaseException().GetType().Name})";
        }

        var id = logEntry.EventId.Id.ToString(CultureInfo.InvariantCulture);
        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture));
        textWriter.WriteLine(OneLine($"{Level(logEntry.LogLevel)}: {logEntry.Category}[{id}] {message} {exception}"));
    }

    private (OutageSummary Summary, OutageLog Outage)? OutageOf(string category, Exception fault)
    {
        foreach (var outage in outages)
        {
            if (category.StartsWith(outage.Summary.Category, StringComparison.Ordinal) && outage.Summary.IsOutage(fault))
                return outage;
        }

        return null;
    }

    private static string OneLine(string text) => BoundedText.Of(text.ReplaceLineEndings(" ").TrimEnd());

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
