using Messaging.Worker.Infrastructure.Broker;

namespace Messaging.Worker.Pipeline.Quarantine;

/// <summary>
/// What is to be done with a command that was returned again and again. The broker counts a worker's death against everything
/// that the worker held, so its count accuses many and convicts nobody.
/// </summary>
internal static class QuarantineRules
{
    /// <summary>From this many returns on, a command is a suspect: a stop and a crash in a row are bad luck, more may be the command.</summary>
    public const int ReturnsOfASuspect = 3;

    /// <summary>This many deaths with nothing but the command in hand are the command's doing.</summary>
    public const int MostDeaths = 3;

    /// <summary>Whether a delivery is carried out alone.</summary>
    /// <param name="returns">How often the broker was given it back.</param>
    public static bool IsSuspect(long returns) => returns >= ReturnsOfASuspect;

    /// <summary>
    /// Whether a suspect is given up instead of begun. At the broker's last delivery one that was begun as often without ever being
    /// alone for long is given up too: after the next return the broker would move it away without an outcome. One that only ever
    /// waited behind others is carried out.
    /// </summary>
    /// <param name="returns">How often the broker was given it back.</param>
    /// <param name="attempts">Its attempts, with the one that is to begin.</param>
    public static bool IsGivenUp(long returns, AttemptCounts attempts)
        => attempts.Alone > MostDeaths || (returns >= CommandQueueLimits.DeliveryLimit && attempts.Begun > MostDeaths);
}
