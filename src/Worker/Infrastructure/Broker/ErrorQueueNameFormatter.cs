using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>One queue for every command that can never succeed, whatever partition it came from.</summary>
internal sealed class ErrorQueueNameFormatter : IErrorQueueNameFormatter, IDeadLetterQueueNameFormatter
{
    /// <inheritdoc/>
    public string FormatErrorQueueName(string queueName) => Queues.CommandErrors;

    /// <inheritdoc/>
    public string FormatDeadLetterQueueName(string queueName) => Queues.CommandErrors;
}
