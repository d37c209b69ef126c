using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>How often a running worker checks its broker: the setting <c>Broker:WatchInterval</c>.</summary>
internal static class BrokerWatchInterval
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingException">It is not a duration, or out of bounds.</exception>
    public static TimeSpan Read(IConfiguration configuration)
        => configuration.Duration("Broker:WatchInterval", Usual, Shortest, Longest);
}
