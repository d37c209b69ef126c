using MassTransit;
using MassTransit.Context;

namespace Messaging.Worker.Broker;

/// <summary>A message that names nowhere to send anything.</summary>
internal sealed class UnaddressedContext(ConsumeContext context) : ConsumeContextProxy(context)
{
    /// <inheritdoc/>
    public override Uri? ResponseAddress => null;

    /// <inheritdoc/>
    public override Uri? FaultAddress => null;
}
