using System.Globalization;
using System.Runtime.InteropServices;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// The files through which shims and workers, present and later ones, know of each other. They are in one flat directory, so that a single
/// watch sees every exit; none holds a value of an environment.
/// <list type="table">
/// <item><term><c>&lt;id&gt;.claim</c></term><description><see cref="StartLock"/>: created once, whole, by a link</description></item>
/// <item><term><c>&lt;id&gt;.running</c></term><description>empty: the command has been executed</description></item>
/// <item><term><c>&lt;id&gt;.exit</c></term><description><see cref="ProcessEnd"/></description></item>
/// <item><term><c>*.tmp</c></term><description>being written; a leftover when old</description></item>
/// </list>
/// </summary>
internal sealed class ProvisionFiles
{
    /// <summary>The suffix of exit files.</summary>
    public const string ExitSuffix = ".exit";

    private const string ClaimSuffix = ".claim";
    private const string RunningSuffix = ".running";

    // How long the claim of an ended provision is kept: longer than any start that was decided before it can take.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    /// <summary>Creates the directory for the worker's user only: whoever can write there decides which processes are signaled.</summary>
    public ProvisionFiles(string directory)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("The process runtime needs Linux (/proc, process groups, pidfd).");
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Location = Directory.CreateDirectory(directory, owner).FullName;
        File.SetUnixFileMode(Location, owner);
    }

    /// <summary>The directory.</summary>
    public string Location { get; }

    /// <summary>The provisions that have a claim.</summary>
    public IEnumerable<Guid> Claimed()
        => Directory.EnumerateFiles(Location, "*" + ClaimSuffix).Select(IdOf).OfType<Guid>();

    /// <summary>The provision a file belongs to, or null.</summary>
    public static Guid? IdOf(string path)
        => Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "D", out var id) ? id : null;

    /// <summary>A provision's claim, or null.</summary>
    public StartLock? ReadClaim(Guid id) => ReadIfThere(PathOf(id, ClaimSuffix)) is { } text ? StartLock.Parse(text) : null;

    /// <summary>How a provision's process ended, or null as long as that is not recorded.</summary>
    public ProcessEnd? ReadEnd(Guid id) => ReadIfThere(PathOf(id, ExitSuffix)) is { } text ? ProcessEnd.Parse(text) : null;

    /// <summary>Whether the command is known to have been executed.</summary>
    public bool IsRunning(Guid id) => File.Exists(PathOf(id, RunningSuffix));

    /// <summary>Claims a provision, unless it is claimed already, so that nothing will ever be started for it.</summary>
    public bool TryCreateTombstone(Guid id)
    {
        var temporary = WriteTemporary(id, StartLock.Tombstone);
        try
        {
            if (NativeMethods.Link(temporary, PathOf(id, ClaimSuffix)) == 0)
                return true;
            var error = Marshal.GetLastPInvokeError();
            return error == NativeMethods.Exists
                ? false
                : throw new IOException($"cannot write to {Location}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Replaces a claim by a stopped one.</summary>
    public void Replace(Guid id, StartLock stopped)
        => File.Move(WriteTemporary(id, stopped), PathOf(id, ClaimSuffix), overwrite: true);

    /// <summary>Removes the files of a provision except its claim.</summary>
    public void RemoveTraces(Guid id)
    {
        File.Delete(PathOf(id, RunningSuffix));
        File.Delete(PathOf(id, ExitSuffix));
    }

    /// <summary>Removes the old claims of stopped provisions and old leftovers.</summary>
    public void Prune(DateTimeOffset now)
    {
        foreach (var file in new DirectoryInfo(Location).EnumerateFiles())
        {
            // Each file by its own age: a stop that is just finishing has old files and a new claim, which has to stay.
            if (file.Exists && now.UtcDateTime - file.LastWriteTimeUtc >= Retention && IsLeftover(file))
                file.Delete();
        }
    }

    private static string? ReadIfThere(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private bool IsLeftover(FileInfo file) => file.Extension switch
    {
        ".tmp" => true,
        // An interrupted stop is repeated by its claim.
        ClaimSuffix => IdOf(file.Name) is { } id && ReadClaim(id) is { Stopped: true } claim && claim.Process?.IsAlive() != true,
        RunningSuffix or ExitSuffix => IdOf(file.Name) is { } id && ReadClaim(id) is null or { Stopped: true },
        _ => false,
    };

    private string WriteTemporary(Guid id, StartLock claim)
    {
        var path = PathOf(id, $".{Guid.NewGuid():N}.tmp");
        File.WriteAllText(path, claim.ToString());
        return path;
    }

    private string PathOf(Guid id, string suffix) => Path.Combine(Location, id.ToString("D", CultureInfo.InvariantCulture) + suffix);
}
