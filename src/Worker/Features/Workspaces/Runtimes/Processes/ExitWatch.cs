using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Says which provision's end has been written down, and from time to time null: look at all of them. Notifications (inotify) can be
/// lost, and of some ends there is none; so nothing depends on them but the delay.
/// </summary>
/// <param name="directory">The directory of the files.</param>
/// <param name="period">How often to look at all.</param>
/// <param name="time">The clock.</param>
/// <param name="log">For the reason why there are no notifications.</param>
internal sealed class ExitWatch(string directory, TimeSpan period, TimeProvider time, ILogger log)
{
    /// <summary>Null at once, then whatever comes, until cancelled.</summary>
    public async IAsyncEnumerable<Guid?> WakeUpsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wakeUps = Channel.CreateUnbounded<Guid?>(new UnboundedChannelOptions { SingleReader = true });
        using var watcher = Watch(wakeUps.Writer);
        await using var timer = time.CreateTimer(_ => wakeUps.Writer.TryWrite(null), state: null, period, period);
        // After the watch has begun: what ended before it is found by looking.
        yield return null;
        await foreach (var wakeUp in wakeUps.Reader.ReadAllAsync(cancellationToken))
            yield return wakeUp;
    }

    private FileSystemWatcher? Watch(ChannelWriter<Guid?> wakeUps)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(directory, "*" + ProvisionFiles.ExitSuffix) { NotifyFilter = NotifyFilters.FileName };
            // A file gets its name when it is complete.
            watcher.Created += (_, file) => wakeUps.TryWrite(ProvisionFiles.IdOf(file.Name!));
            watcher.Renamed += (_, file) => wakeUps.TryWrite(ProvisionFiles.IdOf(file.Name!));
            watcher.Error += (_, _) => wakeUps.TryWrite(null);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException problem)
        {
            watcher?.Dispose();
            log.LogWarning(problem, "workspace_runtime: no file notifications; ends are noticed every {Period} only (raise fs.inotify.max_user_instances)", period);
            return null;
        }
    }
}
