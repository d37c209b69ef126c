using Quartz;

namespace Messaging.Worker.Infrastructure.Scheduling;

/// <summary>A job that was added.</summary>
/// <param name="Schedule">Gives it to the scheduler.</param>
internal sealed record ScheduledJob(Action<IQuartzBuilder> Schedule);
