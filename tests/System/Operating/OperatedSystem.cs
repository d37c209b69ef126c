using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>
/// A system that sends its metrics and traces to a collector, and whose worker looks at the broker's policies, and often.
/// </summary>
public sealed class OperatedSystem : IAsyncLifetime
{
    public OtlpReceiver Collector { get; } = new();

    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var servers = await Servers.SharedAsync();
        using var management = new BrokerManagement(servers, virtualHost: "");
        System = await MessagingSystem.StartAsync(new MessagingSystemOptions
        {
            Servers = servers,
            ApiSettings = Collector.Settings,
            WorkerSettings = new Dictionary<string, string?>(Collector.Settings, StringComparer.Ordinal)
            {
                ["Schedule__PublishSweep"] = "00:00:01",
                ["Publishing__TryParkedEvery"] = "00:00:01",
                ["Broker__Management"] = management.Address.ToString(),
                ["Broker__WatchInterval"] = "00:00:03",
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        await Collector.DisposeAsync();
    }
}
