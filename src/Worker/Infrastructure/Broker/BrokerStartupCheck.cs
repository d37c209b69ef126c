using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Keeps a worker from starting on a broker that it cannot work with: the bus would try again for ever and say little. One that
/// is away is waited for.
/// </summary>
internal sealed partial class BrokerStartupCheck(BrokerTopology topology, PolicyCheck policies, RetryPolicies retries, ILogger<BrokerStartupCheck> logger)
{
    /// <summary>Looks once the broker answers, and its management API where one is set.</summary>
    /// <exception cref="SettingException">It cannot be used; the message says what to do.</exception>
    public async Task RunAsync()
    {
        try
        {
            await retries.UntilStoppedAsync(() => topology.RestoreAsync(CancellationToken.None), CancellationToken.None);
        }
        catch (BrokerUnusableException refused)
        {
            throw Refusal(refused.Message);
        }

        if (await retries.UntilStoppedAsync(() => policies.FindAsync(CancellationToken.None), CancellationToken.None) is { } fault)
            throw Refusal(fault);

        LogChecked(logger, policies.IsPossible ? "policies" : $"no policies, because {ManagementAddress.Setting} is not set");
    }

    private static SettingException Refusal(string fault) => new($"The worker does not start: {fault}.");

    [LoggerMessage(Level = LogLevel.Information, Message = "checked before the start: settings, sealing keys, the database's schema, the broker's version, queues, exchanges and bindings, {Policies}")]
    private static partial void LogChecked(ILogger logger, string policies);
}
