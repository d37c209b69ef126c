using System.Text;
using Messaging.Worker.Commands;
using Messaging.Worker.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Worker.Broker;

/// <summary>
/// Keeps a worker from starting on a broker that it cannot work with: the bus would try again for ever and say little. Declares
/// what the bus is going to declare, so that the broker itself compares. One that is away is waited for.
/// </summary>
internal sealed class BrokerCheck(Uri address, Passing passing)
{
    private const int AccessRefused = 403; // AMQP 0-9-1, reply codes
    private const int ResourceLocked = 405;
    private const int PreconditionFailed = 406;

    private readonly ConnectionFactory factory = new() { Uri = address, AutomaticRecoveryEnabled = false, ClientProvidedName = "messaging-worker-check" };

    /// <summary>Looks once the broker answers.</summary>
    /// <exception cref="SettingException">It cannot be used; the message says what to do.</exception>
    public Task RunAsync() => passing.WaitOutAsync(LookAsync, CancellationToken.None);

    private async Task<bool> LookAsync()
    {
        await using var connection = await factory.CreateConnectionAsync();
        if (BrokerVersion.Check(Version(connection)) is { } fault)
            throw Refusal(fault);

        await using var channel = await connection.CreateChannelAsync();
        foreach (var (queue, arguments) in QueueArguments.All)
        {
            await DeclareAsync($"exchange {queue}", () => channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true));
            await DeclareAsync($"queue {queue}", () => channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments(arguments)));
        }

        return true;
    }

    private static async Task DeclareAsync(string what, Func<Task> declare)
    {
        try
        {
            await declare();
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: PreconditionFailed or ResourceLocked } reason)
        {
            throw Refusal(
                $"the {what} exists and is not as this program needs it ({reason.ReplyText}): once it is empty and nobody uses it, delete it; a starting worker makes it anew");
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: AccessRefused } reason)
        {
            throw Refusal($"the broker does not let this worker's user declare the {what} ({reason.ReplyText}): give the user the permission to configure it");
        }
        catch (Exception interrupted) when (interrupted is OperationInterruptedException or OperationCanceledException)
        {
            // The broker went away meanwhile: as good as one that was not there.
            throw new IOException("The broker went away.", interrupted);
        }
    }

    private static SettingException Refusal(string fault) => new($"The worker does not start: {fault}.");

    private static string? Version(IConnection connection)
        => connection.ServerProperties?.TryGetValue("version", out var version) == true && version is byte[] text ? Encoding.UTF8.GetString(text) : null;

    private static Dictionary<string, object?> Arguments(IReadOnlyDictionary<string, object> arguments)
        => arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value, StringComparer.Ordinal);
}
