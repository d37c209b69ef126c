using Messaging.ServiceDefaults;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Looks whether policies of the broker take away what the queues were made with.</summary>
/// <param name="management">The broker's management API; null where none is set, and nothing can be known.</param>
internal sealed class PolicyCheck(ManagementApi? management)
{
    /// <summary>Whether it can look.</summary>
    public bool IsPossible => management is not null;

    /// <summary>Looks once.</summary>
    /// <returns>What is wrong, in a sentence that says what to do; or null.</returns>
    /// <exception cref="SettingException">The management API does not tell.</exception>
    /// <exception cref="ManagementUnavailableException">It does not answer just now.</exception>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
        => management is null ? null : PolicyRules.Check(await management.PoliciesAsync(cancellationToken));
}
