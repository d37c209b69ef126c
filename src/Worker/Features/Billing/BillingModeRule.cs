using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>Checks a mode that is to be set. The Api has checked it too, but this check decides.</summary>
internal static class BillingModeRule
{
    /// <summary>What is wrong with a mode, or null. The mode null is valid and clears the stored one.</summary>
    public static Problem? Check(string? mode, string field = "mode") => mode is null || BillingModes.IsRecognized(mode)
        ? null
        : new Problem(ProblemCodes.UnknownBillingMode, $"the mode must be exactly one of {string.Join(", ", BillingModes.All)}, or null")
        {
            Field = field,
            Allowed = BillingModes.All,
        };
}
