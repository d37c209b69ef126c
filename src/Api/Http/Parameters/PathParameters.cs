using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Http.Parameters;

/// <summary>Reads the values that stand in paths.</summary>
internal static class PathParameters
{
    /// <summary>A workspace id: a lower-case hyphenated UUID, and nothing else, so that one workspace has one address.</summary>
    /// <exception cref="RefusedException">It is something else.</exception>
    public static Guid Workspace(string? text, string? field = null)
        => TryRead(text, out var id)
            ? id
            : throw new RefusedException(ProblemCodes.InvalidWorkspaceId, "a workspace id must be a lower-case hyphenated UUID", field);

    /// <summary>A secret's name. Reserved names pass: no secret can have one, so that it is not found says enough.</summary>
    /// <exception cref="RefusedException">It is not of a name's form.</exception>
    public static string SecretName(string? text)
    {
        RefusedException.ThrowIf(SecretNames.CheckForm(text));
        return text!;
    }

    /// <summary>
    /// Whether a text is a lower-case hyphenated UUID that names something: the nil UUID (RFC 9562, section 5.9) names nothing.
    /// </summary>
    public static bool TryRead(string? text, out Guid id)
        => Guid.TryParseExact(text, "D", out id) && id != Guid.Empty && text == id.ToString();
}
