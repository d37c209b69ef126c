using Messaging.Api.Settings;
using Messaging.Contracts;
using Messaging.ServiceDefaults;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Messaging.Api.Broker;

/// <summary>
/// Keeps an Api from starting on a broker that would take none of its commands. One that is away is not waited for: the Api is
/// alive without it, and says that it is not ready.
/// </summary>
internal sealed partial class BrokerCheck(ApiSettings settings, ILogger<BrokerCheck> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Looks once.</summary>
    /// <exception cref="CannotStartException">The broker cannot be used; the message says what to do.</exception>
    public async Task RunAsync()
    {
        try
        {
            await LookAsync();
            LogChecked(logger);
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: Constants.AccessRefused } reason)
        {
            throw Refusal(
                $"the broker does not let this Api's user send commands or questions ({reason.ReplyText}): "
                + "give the user the permission to write to commands-NN and queries");
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason is { ReplyCode: Constants.NotFound })
        {
            LogCheckedBeforeWorker(logger);
        }
        catch (Exception exception) when (
            exception is IOException or OperationInterruptedException or OperationCanceledException or TimeoutException)
        {
            LogNotChecked(logger, exception.GetType().Name);
        }
    }

    private async Task LookAsync()
    {
        var factory = new ConnectionFactory
        {
            Uri = settings.Broker,
            AutomaticRecoveryEnabled = false,
            ClientProvidedName = "messaging-api-check",
            RequestedConnectionTimeout = Patience,
            ContinuationTimeout = Patience,
        };
        await using var connection = await factory.CreateConnectionAsync();
        if (BrokerVersion.Check(BrokerVersion.Of(connection.ServerProperties)) is { } fault)
            throw Refusal(fault);

        // Asked without sending anything: what is published in a transaction that is rolled back is only checked.
        await using var channel = await connection.CreateChannelAsync();
        await channel.TxSelectAsync();
        foreach (var exchange in CommandPartitions.Queues.Append(Queues.Queries))
        {
            await channel.BasicPublishAsync(exchange, routingKey: "", ReadOnlyMemory<byte>.Empty);
            await channel.TxRollbackAsync();
        }
    }

    private static CannotStartException Refusal(string fault) => new($"The Api does not start: {fault}.");

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Checked before the start: settings, sealing keys, the broker's version, the right to send commands and questions")]
    private static partial void LogChecked(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Checked before the start: settings, sealing keys, the broker's version; no worker has set up its queues yet")]
    private static partial void LogCheckedBeforeWorker(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker could not be checked before the start ({Reason})")]
    private static partial void LogNotChecked(ILogger logger, string reason);
}
