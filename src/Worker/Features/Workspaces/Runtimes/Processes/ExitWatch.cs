using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Watches the state directory for exit files, and asks at intervals to scan all provisions: notifications (inotify) can be lost, and some
/// exits cause none, so they only make exits known sooner.
/// </summary>
/// <param name="directory">The directory of the files.</param>
/// <param name="period">How often all provisions are scanned.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets the reason why there are no notifications.</param>
internal sealed partial class ExitWatch(string directory, TimeSpan period, TimeProvider time, ILogger logger)
{
    /// <summary>The id of a provision with an exit file, or null for a scan of all; null first, then until canceled.</summary>
    public async IAsyncEnumerable<Guid?> WakeUpsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wakeUps = Channel.CreateUnbounded<Guid?>(new UnboundedChannelOptions { SingleReader = true });
        using var watcher = Watch(wakeUps.Writer);
        await using var timer = time.CreateTimer(_ => wakeUps.Writer.TryWrite(null), state: null, period, period);
        // After the watch has begun: earlier exits are found by the scan.
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
            // A file is renamed to its name when it is complete.
            watcher.Created += (_, file) => wakeUps.TryWrite(ProvisionFiles.IdOf(file.Name!));
            watcher.Renamed += (_, file) => wakeUps.TryWrite(ProvisionFiles.IdOf(file.Name!));
            watcher.Error += (_, _) => wakeUps.TryWrite(null);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException problem)
        {
            watcher?.Dispose();
            LogNoNotifications(logger, problem, period);
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "workspace_runtime: no file notifications; ends are noticed every {Period} only (raise fs.inotify.max_user_instances)")]
    private static partial void LogNoNotifications(ILogger logger, Exception exception, TimeSpan period);
}
