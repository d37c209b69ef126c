using System.Net;
using System.Net.Sockets;
using Messaging.System.Harness;

namespace Messaging.System.Operating;

/// <summary>A collector that takes everything and never answers.</summary>
public sealed class AwayCollectorTests : IDisposable
{
    // What whoever stops a program waits.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(20);

    private readonly TcpListener collector = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task it_does_not_hold_up_the_end_of_a_program()
    {
        collector.Start();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{collector.LocalEndpoint}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await using var system = await MessagingSystem.StartAsync(
            new MessagingSystemOptions { ApiSettings = settings, WorkerSettings = settings });
        (await system.Caller().PutOrgModeAsync("byok")).ShouldBe(200);

        (await system.StopWorkerAsync(0, Within)).ShouldBe(0);
        await system.Apis[0].SignalAsync("TERM");
        (await system.Apis[0].ExitAsync(Within)).ShouldBe(0);
    }

    public void Dispose() => collector.Dispose();
}
