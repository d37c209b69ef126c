using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Limits the size of a delivery's headers (<see cref="HeaderSizeLimit"/>).</summary>
internal sealed class HeaderSizeFilter : IFilter<ReceiveContext>
{
    /// <inheritdoc/>
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        HeaderSizeLimit.Bound(context.GetPayload<RabbitMqBasicConsumeContext>().Properties.Headers);
        return next.Send(context);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("header-size");
}
