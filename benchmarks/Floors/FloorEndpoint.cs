using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Messaging.Bench.Floors;

/// <summary>
/// The least that a program can do to accept a command: read the request, publish the bytes that the product publishes for it,
/// mandatory and confirmed, answer 202.
/// </summary>
internal static class FloorEndpoint
{
    private const int Channels = 8;

    /// <summary>Listens until it is told to stop.</summary>
    public static async Task RunAsync(FloorSettings settings, CancellationToken stop)
    {
        var message = CapturedMessage.Read(settings.MessagePath);
        await using var connection = await new ConnectionFactory { Uri = new Uri(settings.Broker) }.CreateConnectionAsync(stop);
        var channels = new IChannel[Channels];
        for (var number = 0; number < Channels; number++)
            channels[number] = await connection.CreateChannelAsync(FloorPublisher.Confirmed, stop);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{settings.Port.ToString(CultureInfo.InvariantCulture)}");
        var turn = 0;
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPut("/admin/workspaces/{id:guid}/llm-billing-mode", async (Guid id, Mode body) =>
        {
            var organization = FloorTargets.NumberOf(id);
            var operation = Guid.CreateVersion7().ToString();
            var channel = channels[(uint)Interlocked.Increment(ref turn) % Channels];
            var properties = message.Properties(operation, organization.ToString(CultureInfo.InvariantCulture));
            await channel.BasicPublishAsync(FloorSettings.QueueOf(organization), "", mandatory: true, properties, message.Body);
            return Results.Accepted($"/operations/{operation}", new Answer(operation, body.mode));
        });
        await app.StartAsync(stop);
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
    }

    private sealed record Mode(string? mode);

    private sealed record Answer(string operation_id, string? mode);
}
