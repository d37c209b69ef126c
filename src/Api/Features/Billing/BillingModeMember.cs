using System.Text.Json;
using Messaging.Api.Http.Bodies;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.Billing;

/// <summary>Reads a billing mode from a body.</summary>
internal static class BillingModeMember
{
    /// <summary>The body of the routes that set a mode.</summary>
    public static BodySchema Form { get; } = new(new BodyMember("mode", BodyMemberKind.Mode, "The mode to set; null clears it.")
    {
        Required = true,
        Code = ProblemCodes.UnknownBillingMode,
    });

    /// <summary>The mode that must be there; null clears.</summary>
    /// <exception cref="RefusedException">It is absent, or not one of the three.</exception>
    public static string? ReadRequired(RequestBody body)
        => body.Has("mode")
            ? Read(body, "mode")
            : throw new RefusedException(new Problem(ProblemCodes.ModeRequired, "the body must have a mode; null clears it")
            {
                Field = "mode",
                Allowed = BillingModes.All,
            });

    /// <summary>A mode, or null where it is absent or null.</summary>
    /// <exception cref="RefusedException">It is not one of the three.</exception>
    public static string? Read(RequestBody body, string name) => body.Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when BillingModes.IsRecognized(text.GetString()) => text.GetString(),
        _ => throw new RefusedException(BillingModeForm.Unknown(name)),
    };
}
