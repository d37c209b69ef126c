using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Hosting;

/// <summary>Explains the failures that stop only the worker from starting, with their exit status.</summary>
internal static class StartFailures
{
    /// <summary>The explanation of a known failure; null for any other.</summary>
    public static StartFailure? Explain(Exception exception) => exception switch
    {
        SealingKeyException => new StartFailure(exception.Message, ExitCodes.Misconfigured),
        NpgsqlException => new StartFailure($"The database cannot be used: {exception.Message}", ExitCodes.Unavailable),
        _ => null,
    };
}
