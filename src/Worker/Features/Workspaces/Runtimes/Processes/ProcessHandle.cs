using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// A hold on one process (pidfd): what is signalled through it is that process or nothing, whatever has its number by then.
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
    /// Takes hold of a process, or returns null when it does not run any more. It is taken first and looked at afterwards: if the process
    /// that has the number then is ours, it had it when the hold was taken.
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

        var hold = new ProcessHandle(process, descriptor);
        if (process.IsAlive())
            return hold;
        hold.Dispose();
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
    /// The same for kernels before 6.9. A group's number is not given away while the group has a member, and just before the call it had
    /// the leader; only if all of it ended in between, and the kernel had gone through all process numbers and come to this one again,
    /// could the signal reach another group. A group whose leader has gone is left alone: its number proves nothing.
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
