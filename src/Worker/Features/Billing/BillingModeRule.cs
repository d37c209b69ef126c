using Messaging.Contracts;

namespace Messaging.Worker.Features.Billing;

/// <summary>Which modes can be set. The Api has looked already; this is the authority.</summary>
internal static class BillingModeRule
{
    /// <summary>What is wrong with a mode, or null; null clears and is fine.</summary>
    public static Problem? Check(string? mode, string field = "mode") => mode is null || BillingModes.IsRecognized(mode)
        ? null
        : new Problem(ProblemCodes.UnknownBillingMode, $"the mode must be exactly one of {string.Join(", ", BillingModes.All)}, or null")
        {
            Field = field,
            Allowed = BillingModes.All,
        };
}
