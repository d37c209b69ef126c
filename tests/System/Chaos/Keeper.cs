using Messaging.System.Harness;

namespace Messaging.System.Chaos;

/// <summary>Keeps Apis and workers running as <c>./run</c> does: one that has ended, unless it is to be down, is started again.</summary>
public sealed class Keeper(MessagingSystem system)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private readonly HashSet<SystemProcess> down = [];

    /// <summary>How often a program ended that nobody had told to.</summary>
    public int EndedByThemselves { get; private set; }

    /// <summary>Watches until told to stop.</summary>
    public async Task KeepAsync(CancellationToken enough)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!enough.IsCancellationRequested)
        {
            lock (gate)
            {
                foreach (var process in system.Workers.Concat(system.Apis).Where(process => !process.IsRunning && !down.Contains(process)))
                {
                    process.Start();
                    EndedByThemselves++;
                }
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>From now on it is to be down.</summary>
    public void Release(SystemProcess process)
    {
        lock (gate)
            down.Add(process);
    }

    /// <summary>Starts it, and from now on it is to be up.</summary>
    public void Start(SystemProcess process)
    {
        ArgumentNullException.ThrowIfNull(process);
        lock (gate)
        {
            down.Remove(process);
            process.Start();
        }
    }
}
