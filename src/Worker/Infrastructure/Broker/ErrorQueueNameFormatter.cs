using MassTransit;
using Messaging.Contracts;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Names one error queue for all partitions, instead of one for each.</summary>
internal sealed class ErrorQueueNameFormatter : IErrorQueueNameFormatter, IDeadLetterQueueNameFormatter
{
    /// <inheritdoc/>
    public string FormatErrorQueueName(string queueName) => Queues.CommandErrors;

    /// <inheritdoc/>
    public string FormatDeadLetterQueueName(string queueName) => Queues.CommandErrors;
}
