using Messaging.ServiceDefaults;
using Messaging.Worker.Infrastructure.Resilience;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>
/// Stops the start of a worker whose broker it cannot work with, because the bus would only retry for ever. A broker that is away is
/// waited for.
/// </summary>
internal sealed partial class BrokerStartupCheck(
    BrokerTopology topology,
    PolicyCheck policies,
    RetryPolicies retries,
    ILogger<BrokerStartupCheck> logger)
{
    /// <summary>Checks the topology and, where a management API is set, the policies, once they can be reached.</summary>
    /// <exception cref="SettingException">The broker cannot be used; the message says what to do.</exception>
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

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "checked before the start: settings, sealing keys, the database's schema, "
            + "the broker's version, queues, exchanges and bindings, {Policies}")]
    private static partial void LogChecked(ILogger logger, string policies);
}
