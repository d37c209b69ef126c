using Messaging.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// The queues of fixed names, the exchanges in front of them and their bindings, as the bus declares them: makes what is
/// missing, and lets the broker itself compare what is there. On a connection of its own, which is kept.
/// </summary>
/// <remarks>Not for use by several at once.</remarks>
internal sealed class BrokerTopology(Uri address) : IAsyncDisposable
{
    private readonly ConnectionFactory factory = new() { Uri = address, AutomaticRecoveryEnabled = false, ClientProvidedName = "messaging-worker-check" };
    private IConnection? connection;

    /// <summary>Looks at everything once.</summary>
    /// <returns>The queues of which something was missing — queue, exchange or both — and was made.</returns>
    /// <exception cref="BrokerUnusableException">The broker cannot be used; the message says what to do.</exception>
    /// <exception cref="IOException">The broker is away.</exception>
    public async Task<IReadOnlyList<string>> RestoreAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        var channel = await OpenAsync(cancellationToken);
        try
        {
            foreach (var (queue, arguments) in QueueArguments.All)
            {
                if (!await IsBoundAsync(channel, queue, cancellationToken))
                {
                    missing.Add(queue);
                    await channel.DisposeAsync(); // the broker has closed it
                    channel = await OpenAsync(cancellationToken);
                }

                await DeclareAsync(channel, queue, arguments, cancellationToken);
            }
        }
        finally
        {
            await channel.DisposeAsync();
        }

        return missing;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        if (connection is not { IsOpen: true })
        {
            await DisposeAsync();
            connection = await factory.CreateConnectionAsync(cancellationToken);
            if (BrokerVersion.Check(BrokerVersion.Of(connection.ServerProperties)) is { } fault)
            {
                await DisposeAsync(); // the next look begins with the version again
                connection = null;
                throw new BrokerUnusableException(fault);
            }
        }

        IChannel? channel = null;
        await AskAsync("channel", async () => channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken), cancellationToken);
        return channel!;
    }

    // Binding what is bound changes nothing, and what is not there is said to be so: no other question tells about a binding.
    private static async Task<bool> IsBoundAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        try
        {
            await BindAsync(channel, queue, cancellationToken);
            return true;
        }
        catch (IOException absent) when (absent.InnerException is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotFound })
        {
            return false;
        }
    }

    private static async Task DeclareAsync(IChannel channel, string queue, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
    {
        await AskAsync(
            $"exchange {queue}",
            () => channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken),
            cancellationToken);
        await AskAsync(
            $"queue {queue}",
            () => channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments(arguments), cancellationToken: cancellationToken),
            cancellationToken);
        await BindAsync(channel, queue, cancellationToken);
    }

    private static Task BindAsync(IChannel channel, string queue, CancellationToken cancellationToken)
        => AskAsync($"binding of {queue}", () => channel.QueueBindAsync(queue, queue, routingKey: "", cancellationToken: cancellationToken), cancellationToken);

    private static async Task AskAsync(string what, Func<Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask();
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: Constants.PreconditionFailed or Constants.ResourceLocked } reason)
        {
            throw new BrokerUnusableException(
                $"the {what} exists and is not as this program needs it ({reason.ReplyText}): once it is empty and nobody uses it, delete it; a worker makes it anew");
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: Constants.AccessRefused } reason)
        {
            throw new BrokerUnusableException(
                $"the broker does not let this worker's user declare the {what} ({reason.ReplyText}): give the user the permission to configure, write and read it");
        }
        catch (Exception interrupted) when (interrupted is OperationInterruptedException || (interrupted is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The broker went away meanwhile, or what was just made did: as good as one that was not there.
            throw new IOException("The broker went away.", interrupted);
        }
    }

    private static Dictionary<string, object?> Arguments(IReadOnlyDictionary<string, object> arguments)
        => arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value, StringComparer.Ordinal);
}
