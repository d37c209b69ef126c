using Messaging.Contracts;
using Messaging.ServiceDefaults;
using Npgsql;

namespace Messaging.Worker.Infrastructure.Hosting;

/// <summary>Why the worker cannot run, beside what keeps any program from it.</summary>
internal static class StartFailures
{
    /// <summary>Says why; null of a fault that nobody expects.</summary>
    public static StartFailure? Explain(Exception exception) => exception switch
    {
        SealingKeyException => new StartFailure(exception.Message, ExitCodes.Misconfigured),
        NpgsqlException => new StartFailure($"The database cannot be used: {exception.Message}", ExitCodes.Unavailable),
        _ => null,
    };
}
