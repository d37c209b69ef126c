using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// The result of the last check of the broker. A fault is logged once and reported by the readiness check for as long as it lasts.
/// </summary>
internal sealed partial class BrokerHealth(ILogger<BrokerHealth> logger)
{
    private volatile string? fault;

    /// <summary>What is wrong, in a sentence that says what to do; null when nothing is known to be wrong.</summary>
    public string? Fault => fault;

    /// <summary>Sets the result of a check.</summary>
    public void Report(string? foundFault)
    {
        if (foundFault == fault)
            return;

        fault = foundFault;
        if (foundFault is null)
            LogRecovered(logger);
        else
            LogFault(logger, foundFault);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the broker is no longer as this program needs it: {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "the broker is again as this program needs it")]
    private static partial void LogRecovered(ILogger logger);
}
