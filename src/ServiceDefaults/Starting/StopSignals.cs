using System.Runtime.InteropServices;

namespace Messaging.ServiceDefaults;

/// <summary>SIGTERM and Ctrl-C as something that a command can look at, so that it ends where it wants to.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly PosixSignalRegistration terminate;
    private readonly PosixSignalRegistration interrupt;

    /// <summary>Takes the signals from now on.</summary>
    public StopSignals()
    {
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    }

    /// <summary>Is cancelled by the first of them.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        terminate.Dispose();
        interrupt.Dispose();
        stopping.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }
}
