using Messaging.System.Harness;

namespace Messaging.System.Chaos;

/// <summary>Keeps Apis and workers running as <c>./run</c> does: one that has ended, unless it is to be down, is started again.</summary>
public sealed class ProcessSupervisor(MessagingSystem system, ChaosReport report)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private readonly HashSet<SystemProcess> down = [];

    /// <summary>Watches until told to stop.</summary>
    public async Task SuperviseAsync(CancellationToken enough)
    {
        using var timer = new PeriodicTimer(Interval);
        while (!enough.IsCancellationRequested)
        {
            lock (gate)
            {
                foreach (var process in system.Workers.Concat(system.Apis).Where(process => !process.IsRunning && !down.Contains(process)))
                {
                    report.EndedByThemselves++;
                    report.Say($"{Path.GetFileName(process.LogPath)} ended by itself: {LastWords(process)}");
                    process.Start();
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

    private static string LastWords(SystemProcess process)
    {
        var lines = File.ReadAllLines(process.LogPath);
        return lines.LastOrDefault(
            line => line.Contains(" crit: ", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal))
            ?? lines.LastOrDefault()
            ?? "";
    }
}
