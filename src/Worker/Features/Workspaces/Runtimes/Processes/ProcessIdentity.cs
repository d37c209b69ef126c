using System.Globalization;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Identifies one process among all that ever ran on this machine. The pid alone does not, because it is reused once the process has
/// ended.
/// </summary>
/// <param name="Pid">The process id.</param>
/// <param name="StartTime">Clock ticks from boot to its start: field 22 of <c>/proc/pid/stat</c>.</param>
/// <param name="Boot">The boot it belongs to: <c>/proc/sys/kernel/random/boot_id</c>.</param>
internal sealed record ProcessIdentity(int Pid, long StartTime, string Boot)
{
    private static readonly string CurrentBoot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    private bool IsOfThisBoot => string.Equals(Boot, CurrentBoot, StringComparison.Ordinal);

    /// <summary>Parses what the shim writes; null when it is damaged.</summary>
    public static ProcessIdentity? Parse(string pid, string startTime, string boot)
        => int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1
            && long.TryParse(startTime, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new ProcessIdentity(number, ticks, boot)
            : null;

    /// <summary>Whether this process still runs: its pid is in use by a process with the same start time of the same boot.</summary>
    public bool IsAlive()
        => IsOfThisBoot && ProcessStatus.Read(Pid) is { IsDead: false } status && status.StartTime == StartTime;

    /// <summary>
    /// Whether any process of the group that this process leads still runs. A group's number is not reused while the group has a member, so
    /// if a process with another start time has it, the group is gone.
    /// </summary>
    public bool GroupIsAlive()
    {
        if (!IsOfThisBoot || (ProcessStatus.Read(Pid) is { } leader && leader.StartTime != StartTime))
            return false;
        return ProcessStatus.ReadAll().Any(status => status.Group == Pid && !status.IsDead);
    }
}
