using Messaging.Contracts;

namespace Messaging.Worker.Pipeline.Execution;

/// <summary>The problems that do not come from a rule of a feature.</summary>
internal static class CommandProblems
{
    /// <summary>A bug, or a fault that lasted through every attempt.</summary>
    public static Problem InternalFault() => new(
        ProblemCodes.InternalError,
        "the command could not be carried out because of a fault of the platform's; it is kept and can be replayed");

    /// <summary>The command is older than the ledger's retention.</summary>
    public static Problem Expired() => new(
        ProblemCodes.CommandExpired,
        "the command is so old that it is no longer known whether it took effect, so it was not carried out; "
        + "look at what there is and ask again");

    /// <summary>The command's message does not have the form that this version reads.</summary>
    public static Problem Unreadable() => new(
        ProblemCodes.InternalError, "the command could not be read by the platform's worker; it is kept and can be replayed");

    /// <summary>Workers died again and again while they carried out the command.</summary>
    public static Problem WorkersKeepDying() => new(
        ProblemCodes.InternalError,
        "the command was given up because workers kept going down with it in hand; it is kept and can be replayed");
}
