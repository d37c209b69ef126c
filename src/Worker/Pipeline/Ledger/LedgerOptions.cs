using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Pipeline.Ledger;

/// <summary>How long the ledger keeps operations.</summary>
/// <param name="Retention">How long an operation is kept after its end, and how old a command may be and still take effect.</param>
internal sealed record LedgerOptions(TimeSpan Retention)
{
    private const string RetentionSetting = "Operations:Retention";
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1); // a backlog, or an outage, may be that old
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    // Operations are pruned this much later, so that a clock that was ahead and is set back by as much still refuses pruned commands.
    private static readonly TimeSpan ClockStep = TimeSpan.FromDays(1);

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingException">It is no duration, or out of bounds.</exception>
    public static LedgerOptions From(IConfiguration configuration)
        => new(configuration.Duration(RetentionSetting, Usual, Shortest, Longest));

    /// <summary>
    /// Whether a command is so old that its entry may have been pruned. It must not take effect, because it may have done so before.
    /// </summary>
    /// <param name="submittedAt">When the Api accepted it.</param>
    /// <param name="now">Now.</param>
    public bool HasForgotten(DateTimeOffset submittedAt, DateTimeOffset now) => now - submittedAt > Retention;

    /// <summary>
    /// The time before which entries may be pruned. Their commands are refused (<see cref="HasForgotten"/>) by every worker whose clock
    /// is not more than a day behind the slower of these two clocks.
    /// </summary>
    /// <param name="now">Now by this worker's clock.</param>
    /// <param name="databaseNow">Now by the database's.</param>
    public DateTimeOffset PrunedBefore(DateTimeOffset now, DateTimeOffset databaseNow)
        => (now < databaseNow ? now : databaseNow) - Retention - ClockStep;
}
