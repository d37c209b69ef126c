using Messaging.Contracts;
using Microsoft.Extensions.Logging;

namespace Messaging.Worker.Features.Billing;

/// <summary>
/// The answer to a question about a billing mode that cannot be read: whoever asks is told the mode that is safe to assume.
/// </summary>
internal static partial class BillingRefusals
{
    /// <summary>The refusal.</summary>
    public static QueryRefused ResolutionUnavailable()
        => new(ProblemCodes.ResolutionUnavailable, "the billing mode cannot be read just now; treat it as platform_managed and ask again");

    /// <summary>The refusal of a resolution with an error, which is told to the operator.</summary>
    public static QueryRefused Refuse(Resolution resolution, ILogger logger)
    {
        LogUnreadable(logger, resolution.Mode, resolution.Error);
        return ResolutionUnavailable();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a billing mode resolves to {Mode}, because it could not be read: {Error}")]
    private static partial void LogUnreadable(ILogger logger, string mode, string? error);
}
