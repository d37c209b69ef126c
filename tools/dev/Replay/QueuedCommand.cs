using System.CommandLine;
using System.Globalization;
using Messaging.Contracts;
using Messaging.Dev.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Dev.Replay;

/// <summary>
/// <c>queued --environment FILE</c>: how many commands wait, also in <c>commands-error</c>; exit status 0 when none does. What
/// a worker has taken already is not counted.
/// </summary>
internal static class QueuedCommand
{
    private const ushort NotFound = 404; // AMQP 0-9-1, reply codes

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var environment = new Option<string>("--environment") { Description = "The file that ./run up wrote", Required = true };
        var command = new Command("queued", "Says how many commands wait; exit status 0 when none does") { environment };
        command.SetAction((parsed, ct) => RunAsync(new EnvironmentFile(parsed.GetRequiredValue(environment)), ct));
        return command;
    }

    private static async Task<int> RunAsync(EnvironmentFile environment, CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(environment["RABBITMQ_URL"]) }.CreateConnectionAsync(ct);
        long waiting = 0;
        foreach (var queue in CommandPartitions.Queues.Append(Queues.CommandErrors))
            waiting += await CountAsync(connection, queue, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{waiting} commands wait"));
        return waiting == 0 ? 0 : 1;
    }

    private static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken ct)
    {
        // A channel each: asking for a queue that is not there closes it.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        try
        {
            return await channel.MessageCountAsync(queue, ct);
        }
        catch (OperationInterruptedException problem) when (problem.ShutdownReason?.ReplyCode == NotFound)
        {
            return 0;
        }
    }
}
