using Messaging.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Sealing;

/// <summary>Logs at the start which keys this worker has; during a key rotation that is the first thing to check.</summary>
internal sealed partial class SealingKeyReport(SealingPrivateKeys keys, ILogger<SealingKeyReport> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogKeys(logger, keys.NewestKeyId, keys.KeyIds.Count > 1 ? string.Join(", ", keys.KeyIds.Skip(1)) : "none");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "sealing keys: seals to {Newest}, opens also {Others}")]
    private static partial void LogKeys(ILogger logger, string newest, string others);
}
