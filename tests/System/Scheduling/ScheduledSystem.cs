using Messaging.System.Harness;

namespace Messaging.System.Scheduling;

/// <summary>A system whose clock work is done every second.</summary>
public sealed class ScheduledSystem : IAsyncLifetime
{
    private const string EverySecond = "00:00:01";

    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync() => System = await MessagingSystem.StartAsync(new MessagingSystemOptions
    {
        Workers = 2,
        WorkerSettings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Schedule__StuckProvisions"] = EverySecond,
            ["Schedule__ExpiringCredentials"] = EverySecond,
            ["Schedule__Retention"] = EverySecond,
        },
    });

    public async ValueTask DisposeAsync() => await System.DisposeAsync();
}
