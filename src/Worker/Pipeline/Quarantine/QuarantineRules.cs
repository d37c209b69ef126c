using Messaging.Worker.Infrastructure.Broker;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// When a command is quarantined and when it is given up. The broker counts a worker's death against every command that the worker
/// held, so the broker's count alone does not tell which of them was the cause.
/// </summary>
internal static class QuarantineRules
{
    /// <summary>From this many returns on a command is quarantined: a stop and a crash in a row may be bad luck.</summary>
    public const int ReturnsUntilQuarantined = 3;

    /// <summary>How many workers may die while they run nothing but the command, before it is given up.</summary>
    public const int MaxDeaths = 3;

    /// <summary>Whether a command runs with no other beside it.</summary>
    /// <param name="returns">How often it was returned to the broker.</param>
    public static bool IsQuarantined(long returns) => returns >= ReturnsUntilQuarantined;

    /// <summary>
    /// Whether a quarantined command is recorded as failed instead of carried out. At the broker's last delivery a command that was
    /// begun that often, exclusively or not, is given up too: after one more return the broker would move it away without an outcome.
    /// A command that was never begun, because it only waited behind others, is carried out.
    /// </summary>
    /// <param name="returns">How often it was returned to the broker.</param>
    /// <param name="attempts">Its attempts, counting the one that is to begin.</param>
    public static bool IsGivenUp(long returns, AttemptCounts attempts)
        => attempts.Exclusive > MaxDeaths || (returns >= CommandQueueLimits.DeliveryLimit && attempts.Begun > MaxDeaths);
}
