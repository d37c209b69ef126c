using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>What was found to be wrong with the broker when it was last looked at; said once in the log, and by readiness for as long as it lasts.</summary>
internal sealed partial class BrokerHealth(ILogger<BrokerHealth> logger)
{
    private volatile string? fault;

    /// <summary>What is wrong, in a sentence that says what to do; null where nothing is known to be.</summary>
    public string? Fault => fault;

    /// <summary>Notes what a look has found.</summary>
    public void Note(string? found)
    {
        if (found == fault)
            return;

        fault = found;
        if (found is null)
            LogMended(logger);
        else
            LogFault(logger, found);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the broker is no longer as this program needs it: {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "the broker is again as this program needs it")]
    private static partial void LogMended(ILogger logger);
}
