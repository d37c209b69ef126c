namespace Messaging.Worker.Features.Workspaces.Runtimes;

/// <summary>The process of a provision has ended by itself. Neither code nor signal: nobody saw how (the machine went down, say).</summary>
/// <param name="ProvisionId">The provision.</param>
/// <param name="ExitCode">The exit code, 0–255, unless a signal ended it.</param>
/// <param name="Signal">The number of the signal that ended it.</param>
internal sealed record ProvisionExit(Guid ProvisionId, int? ExitCode, int? Signal);
