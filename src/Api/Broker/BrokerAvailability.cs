using MassTransit;
using Messaging.Api.Settings;

namespace Messaging.Api.Broker;

/// <summary>What is known of the connection to the broker.</summary>
internal sealed class BrokerAvailability(IBusControl bus, ApiSettings settings)
{
    // Enough to find out that a broker is back, short enough not to pile requests up while it is not.
    private static readonly TimeSpan PatienceWhileAway = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether the broker was connected when last heard of.</summary>
    public bool IsUp => bus.CheckHealth().Status == BusHealthStatus.Healthy;

    /// <summary>How long a message may wait for its confirm now.</summary>
    public TimeSpan PublishPatience => IsUp || settings.PublishTimeout < PatienceWhileAway ? settings.PublishTimeout : PatienceWhileAway;
}
