using System.Net;
using System.Net.Sockets;
using Messaging.Contracts;

namespace Messaging.Unit.Contracts;

public sealed class BrokerPortTests
{
    [Fact]
    public async Task a_wait_ends_when_somebody_listens()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        var address = first.LocalEndpoint;
        var port = Port(first);
        (await port.IsOpenAsync(CancellationToken.None)).ShouldBeTrue();
        first.Stop();
        (await port.IsOpenAsync(CancellationToken.None)).ShouldBeFalse();

        var wait = port.UntilOpenAsync(CancellationToken.None);
        wait.IsCompleted.ShouldBeFalse();
        using var second = new TcpListener((IPEndPoint)address);
        second.Start();

        await wait.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task a_wait_ends_with_the_program()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = Port(listener);
        listener.Stop();
        using var stopping = new CancellationTokenSource();
        var wait = port.UntilOpenAsync(stopping.Token);

        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait);
    }

    private static BrokerPort Port(TcpListener listener)
        => new(new Uri($"amqp://user:password@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), TimeProvider.System);
}
