using MassTransit;

namespace Messaging.Worker.Broker;

/// <summary>Bounds a delivery's headers before anything can send them on (<see cref="HeaderSize"/>).</summary>
internal sealed class HeaderSizeFilter : IFilter<ReceiveContext>
{
    /// <inheritdoc/>
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        HeaderSize.Bound(context.GetPayload<RabbitMqBasicConsumeContext>().Properties.Headers);
        return next.Send(context);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("header-size");
}
