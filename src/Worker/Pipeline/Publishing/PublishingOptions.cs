using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Pipeline.Publishing;

/// <summary>How long an event that this version cannot read is waited for, and how often it is tried after that.</summary>
/// <param name="ParkAfter">The age at which it is parked, so that later events are published without it.</param>
/// <param name="TryParkedEvery">How often parked events are tried again.</param>
internal sealed record PublishingOptions(TimeSpan ParkAfter, TimeSpan TryParkedEvery)
{
    private const string ParkAfterSetting = "Publishing:ParkAfter";
    private const string TryParkedEverySetting = "Publishing:TryParkedEvery";
    private static readonly TimeSpan UsualParkAfter = TimeSpan.FromMinutes(10); // a rolling upgrade takes less
    private static readonly TimeSpan UsualTryParkedEvery = TimeSpan.FromMinutes(5); // nothing changes until somebody starts another version
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One is no duration, or out of bounds.</exception>
    public static PublishingOptions From(IConfiguration configuration) => new(
        configuration.Duration(ParkAfterSetting, UsualParkAfter, Shortest, Longest),
        configuration.Duration(TryParkedEverySetting, UsualTryParkedEvery, Shortest, Longest));
}
