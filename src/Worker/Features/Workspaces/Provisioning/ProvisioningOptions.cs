using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Features.Workspaces.Provisioning;

/// <summary>The deployment's settings for provisions.</summary>
/// <param name="Deadline">How long a provision may be pending before it has failed.</param>
internal sealed record ProvisioningOptions(TimeSpan Deadline)
{
    private const string DeadlineSetting = "Provisioning:Deadline";
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">The deadline is no duration, or out of bounds.</exception>
    public static ProvisioningOptions From(IConfiguration configuration)
        => new(configuration.Duration(DeadlineSetting, UsualDeadline, ShortestDeadline, LongestDeadline));
}
