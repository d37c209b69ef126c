using Messaging.ServiceDefaults;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Checks that no policy of the broker overrides what the queues were declared with.</summary>
/// <param name="management">The broker's management API; null where none is set, and policies cannot be checked.</param>
internal sealed class PolicyCheck(ManagementApi? management)
{
    /// <summary>Whether policies can be checked.</summary>
    public bool IsPossible => management is not null;

    /// <summary>Checks once.</summary>
    /// <returns>What is wrong, in a sentence that says what to do; or null.</returns>
    /// <exception cref="SettingException">The management API answers without policies.</exception>
    /// <exception cref="ManagementUnavailableException">It does not answer at present.</exception>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
        => management is null ? null : PolicyRules.Check(await management.PoliciesAsync(cancellationToken));
}
