using System.Globalization;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Messaging.Worker.Hosting;

/// <summary>
/// One event a line, UTC. The scheduler tells every attempt to reach a database that is away, with the whole stack: of that
/// there is one line an outage.
/// </summary>
internal sealed class OneLineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name that the console asks for it by.</summary>
    public const string FormatterName = "one-line";

    private readonly OutageLog outage = new(time);

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var exception = logEntry.Exception?.ToString();
        if (logEntry.Exception is { } fault && logEntry.Category.StartsWith("Quartz", StringComparison.Ordinal) && TransientFaults.IsTransient(fault))
        {
            if (!outage.IsNews())
                return;
            message = "the scheduler cannot use the database; it goes on by itself, and says no more of it until then";
            exception = $"({fault.GetBaseException().GetType().Name})";
        }

        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture));
        textWriter.WriteLine(OneLine($"{Level(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id.ToString(CultureInfo.InvariantCulture)}] {message} {exception}"));
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
