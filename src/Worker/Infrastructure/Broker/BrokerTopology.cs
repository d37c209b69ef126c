using Messaging.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Declares the queues with fixed names, their exchanges and their bindings as the bus declares them: creates what is missing, and has
/// the broker compare what exists. It keeps a connection of its own.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class BrokerTopology(Uri address) : IAsyncDisposable
{
    private readonly ConnectionFactory factory = new()
    {
        Uri = address,
        AutomaticRecoveryEnabled = false,
        ClientProvidedName = "messaging-worker-check",
    };

    private IConnection? connection;

    /// <summary>Checks everything once and creates what is missing.</summary>
    /// <returns>The queues that were missing, or whose exchange was.</returns>
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
                await DisposeAsync(); // the next check begins with the version again
                connection = null;
                throw new BrokerUnusableException(fault);
            }
        }

        IChannel? channel = null;
        await DeclareAsync(
            "channel",
            async () => channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken),
            cancellationToken);
        return channel!;
    }

    // Binding again changes nothing, and fails where queue or exchange is missing: AMQP has no other way to ask about a binding.
    private static async Task<bool> IsBoundAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        try
        {
            await BindAsync(channel, queue, cancellationToken);
            return true;
        }
        catch (IOException missing)
            when (missing.InnerException is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotFound })
        {
            return false;
        }
    }

    private static async Task DeclareAsync(
        IChannel channel, string queue, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
    {
        await DeclareAsync(
            $"exchange {queue}",
            () => channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken),
            cancellationToken);
        await DeclareAsync(
            $"queue {queue}",
            () => channel.QueueDeclareAsync(
                queue,
                durable: true,
                exclusive: false,
                autoDelete: false,
                Arguments(arguments),
                cancellationToken: cancellationToken),
            cancellationToken);
        await BindAsync(channel, queue, cancellationToken);
    }

    private static Task BindAsync(IChannel channel, string queue, CancellationToken cancellationToken) => DeclareAsync(
        $"binding of {queue}",
        () => channel.QueueBindAsync(queue, queue, routingKey: "", cancellationToken: cancellationToken),
        cancellationToken);

    private static async Task DeclareAsync(string what, Func<Task> declare, CancellationToken cancellationToken)
    {
        try
        {
            await declare();
        }
        catch (OperationInterruptedException refused)
            when (refused.ShutdownReason is { ReplyCode: Constants.PreconditionFailed or Constants.ResourceLocked } reason)
        {
            throw new BrokerUnusableException(
                $"the {what} exists and is not as this program needs it ({reason.ReplyText}): "
                + "once it is empty and nobody uses it, delete it; a worker makes it anew");
        }
        catch (OperationInterruptedException refused)
            when (refused.ShutdownReason is { ReplyCode: Constants.AccessRefused } reason)
        {
            throw new BrokerUnusableException(
                $"the broker does not let this worker's user declare the {what} ({reason.ReplyText}): "
                + "give the user the permission to configure, write and read it");
        }
        catch (Exception interrupted)
            when (interrupted is OperationInterruptedException
                || (interrupted is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The broker went away meanwhile, or what was just declared did: the same as a broker that cannot be reached.
            throw new IOException("The broker went away.", interrupted);
        }
    }

    private static Dictionary<string, object?> Arguments(IReadOnlyDictionary<string, object> arguments)
        => arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value, StringComparer.Ordinal);
}
