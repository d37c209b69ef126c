namespace Messaging.System.Harness;

/// <summary>A pair of servers that the tests of faults may stop and kill.</summary>
public sealed class BreakableServers : IAsyncLifetime
{
    public const string Name = "breakable servers";

    public ServerPair Servers { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Servers = await Harness.Servers.PrivateAsync();

    // The run takes all servers down together at its end.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
