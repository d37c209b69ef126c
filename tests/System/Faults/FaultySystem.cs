using Messaging.System.Harness;

namespace Messaging.System.Faults;

/// <summary>A system on breakable servers for faults that leave nothing behind: two workers, one Api.</summary>
public sealed class FaultySystem(BreakableServers breakable) : IAsyncLifetime
{
    public MessagingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync()
        => System = await MessagingSystem.StartAsync(new MessagingSystemOptions { Servers = breakable.Servers, Workers = 2 });

    public async ValueTask DisposeAsync() => await System.DisposeAsync();
}
