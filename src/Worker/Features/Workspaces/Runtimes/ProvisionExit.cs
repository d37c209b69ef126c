namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>
/// The exit of a process that ended by itself; without code and signal when nobody saw it, as when the machine went down.
/// </summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="ExitCode">The exit code, 0–255, unless a signal ended it.</param>
/// <param name="Signal">The number of the signal that ended it.</param>
internal sealed record ProvisionExit(Guid ProvisionId, int? ExitCode, int? Signal);
