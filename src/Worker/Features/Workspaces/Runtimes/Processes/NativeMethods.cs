using System.Runtime.InteropServices;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>System calls that .NET has no method for.</summary>
internal static partial class NativeMethods
{
    /// <summary><c>pidfd_send_signal</c>, the same number on every architecture.</summary>
    public const nint PidfdSendSignal = 424;

    /// <summary><c>pidfd_open</c>, the same number on every architecture.</summary>
    public const nint PidfdOpen = 434;

    /// <summary>To the process group of the process: <c>PIDFD_SIGNAL_PROCESS_GROUP</c>, since Linux 6.9.</summary>
    public const nint PidfdSignalProcessGroup = 1 << 2;

    /// <summary>No such process.</summary>
    public const int NoSuchProcess = 3;

    /// <summary>Arguments and environment are too large to execute a command with.</summary>
    public const int TooBig = 7;

    /// <summary>There is one already.</summary>
    public const int Exists = 17;

    /// <summary>Invalid argument; here: the kernel does not know the flag.</summary>
    public const int InvalidArgument = 22;

    /// <summary>A system call by its number, see syscall(2).</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Call(nint number, nint first, nint second, nint third, nint fourth);

    /// <summary>Signals a process, or with a negative number a process group: kill(2).</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Kill(int pid, int signal);

    /// <summary>Gives a file a further name, or fails because that name is taken: link(2).</summary>
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Link(string existing, string further);

    /// <summary>Closes a descriptor: close(2).</summary>
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);
}
