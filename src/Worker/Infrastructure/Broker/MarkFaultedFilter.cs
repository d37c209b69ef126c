using MassTransit;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Marks a message as dealt with before it is moved to the error queue. Unmarked it would count as one that nobody took, and be moved
/// there once more. (The transport's own filter for this also answers the sender; see <see cref="Replies"/>.)
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
