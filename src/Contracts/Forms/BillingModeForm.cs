namespace Messaging.Contracts;

/// <summary>Which billing modes can be set. Checked by the Api for a quick answer and by the worker as the authority.</summary>
public static class BillingModeForm
{
    /// <summary>What is wrong with a mode, or null; null clears and is fine.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="field">The request's field that held it.</param>
    public static Problem? Check(string? mode, string field = "mode")
        => mode is null || BillingModes.IsRecognized(mode) ? null : Unknown(field);

    /// <summary>The problem of what is no mode.</summary>
    /// <param name="field">The request's field that held it.</param>
    public static Problem Unknown(string field)
        => new(ProblemCodes.UnknownBillingMode, $"{field} must be exactly {string.Join(", ", BillingModes.All)}, or null")
        {
            Field = field,
            Allowed = BillingModes.All,
        };
}
