using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Messaging.Unit.Assumptions;

/// <summary>What is relied on in the generic host: what leaves the broker at a stop does so before anything else is stopped.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task every_stopping_comes_before_any_stop_and_stops_come_in_the_reverse_order_of_starts()
    {
        var order = new List<string>();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services
            .AddSingleton<IHostedService>(new Watched("first", order))
            .AddSingleton<IHostedService>(new Watched("second", order));
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();

        order.ShouldBe(["start first", "start second", "stopping second", "stopping first", "stop second", "stop first"]);
    }

    private sealed class Watched(string name, List<string> order) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => NoteAsync("start");

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => NoteAsync("stopping");

        public Task StopAsync(CancellationToken cancellationToken) => NoteAsync("stop");

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private Task NoteAsync(string what)
        {
            order.Add($"{what} {name}");
            return Task.CompletedTask;
        }
    }
}
