using MassTransit;
using MassTransit.Context;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>A consume context without reply addresses, so that nothing is sent to an address that a message names.</summary>
internal sealed class AddresslessConsumeContext(ConsumeContext context) : ConsumeContextProxy(context)
{
    /// <inheritdoc/>
    public override Uri? ResponseAddress => null;

    /// <inheritdoc/>
    public override Uri? FaultAddress => null;
}
