using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>A system that sends its metrics and traces to a collector.</summary>
public sealed class OperatedSystem : IAsyncLifetime
{
    public OtlpReceiver Collector { get; } = new();

    public MessagingSystem System { get; private set; } = null!;

    public async Task InitializeAsync() => System = await MessagingSystem.StartAsync(new MessagingSystemOptions
    {
        ApiSettings = Collector.Settings,
        WorkerSettings = new Dictionary<string, string?>(Collector.Settings, StringComparer.Ordinal)
        {
            ["Schedule__PublishSweep"] = "00:00:01",
            ["Publishing__TryParkedEvery"] = "00:00:01",
        },
    });

    public async Task DisposeAsync()
    {
        await System.DisposeAsync();
        await Collector.DisposeAsync();
    }
}
