using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.ServiceDefaults;

/// <summary>The line in the log that says which program starts.</summary>
public static partial class StartLine
{
    /// <summary>Says the program's name and version.</summary>
    public static void LogStart(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var program = host.Services.GetRequiredService<IHostEnvironment>().ApplicationName;
        LogStarting(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(program), program, ProgramVersion.Current);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Program} {Version} starts")]
    private static partial void LogStarting(ILogger logger, string program, string version);
}
