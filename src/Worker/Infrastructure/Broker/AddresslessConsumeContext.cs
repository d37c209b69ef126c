using MassTransit;
using MassTransit.Context;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>A message that names nowhere to send anything.</summary>
internal sealed class AddresslessConsumeContext(ConsumeContext context) : ConsumeContextProxy(context)
{
    /// <inheritdoc/>
    public override Uri? ResponseAddress => null;

    /// <inheritdoc/>
    public override Uri? FaultAddress => null;
}
