using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// A handle to one process (pidfd). A signal through it reaches that process or none, even when its pid has been given to another.
/// </summary>
internal sealed class ProcessHandle : SafeHandleMinusOneIsInvalid
{
    private readonly ProcessIdentity process;

    private ProcessHandle(ProcessIdentity process, nint descriptor)
        : base(ownsHandle: true)
    {
        this.process = process;
        SetHandle(descriptor);
    }

    /// <summary>
    /// Opens a process, or returns null when it does not run any more. The handle is opened first and the process checked afterwards: if it
    /// still has its pid then, the handle is to it.
    /// </summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static ProcessHandle? Open(ProcessIdentity process)
    {
        var descriptor = NativeMethods.Call(NativeMethods.PidfdOpen, process.Pid, 0, 0, 0);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error == NativeMethods.NoSuchProcess ? null : throw new Win32Exception(error);
        }

        var opened = new ProcessHandle(process, descriptor);
        if (process.IsAlive())
            return opened;
        opened.Dispose();
        return null;
    }

    /// <summary>Signals the process and the rest of its process group, which it must lead. Nothing happens when they are gone.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public void SignalGroup(int signal)
    {
        var sent = NativeMethods.Call(NativeMethods.PidfdSendSignal, handle, signal, 0, NativeMethods.PidfdSignalProcessGroup);
        if (sent >= 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        if (error == NativeMethods.InvalidArgument)
            SignalGroupByNumber(signal);
        else if (error != NativeMethods.NoSuchProcess)
            throw new Win32Exception(error);
    }

    /// <summary>
    /// The same for kernels before 6.9. A group's number is not reused while the group has a member, and just before the call its leader
    /// was alive; only if the whole group ended in between, and the kernel went through all process numbers back to this one, could the
    /// signal reach another group. A group whose leader has ended is not signaled, because its number may be another group's.
    /// </summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal void SignalGroupByNumber(int signal)
    {
        if (!process.IsAlive() || NativeMethods.Kill(-process.Pid, signal) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        if (error != NativeMethods.NoSuchProcess)
            throw new Win32Exception(error);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => NativeMethods.Close((int)handle) == 0;
}
