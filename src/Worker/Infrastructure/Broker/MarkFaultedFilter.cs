using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Marks a message as faulted before it is moved to the error queue. Otherwise it would count as skipped and be moved there a second
/// time. MassTransit's own filter for this also sends a reply, which must not be; see <see cref="Replies"/>.
/// </summary>
internal sealed class MarkFaultedFilter : IFilter<ExceptionReceiveContext>
{
    /// <inheritdoc/>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (!context.IsFaulted)
            await context.NotifyFaulted(context.Exception);
        await next.Send(context);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope("moved-once");
}
