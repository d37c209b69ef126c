using Quartz;

namespace Messaging.Worker.Infrastructure.Scheduling;

/// <summary>A registered job.</summary>
/// <param name="Schedule">Adds it to the scheduler.</param>
internal sealed record ScheduledJob(Action<IQuartzBuilder> Schedule);
