namespace Messaging.Contracts;

/// <summary>The form of a workspace's name and model.</summary>
public static class WorkspaceForms
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameCharacters = 128;

    /// <summary>The longest model, in characters.</summary>
    public const int MaxModelCharacters = 200;

    /// <summary>The longest runtime name that is looked up, in characters.</summary>
    public const int MaxRuntimeCharacters = 64;

    /// <summary>The form of a name, as a regular expression (ECMA-262).</summary>
    public const string NamePattern = @"^(?=.*\S)[^" + Unprintable + "]*$";

    /// <summary>The form of a model, as a regular expression (ECMA-262).</summary>
    public const string ModelPattern = @"^[^\s" + Unprintable + "]*$";

    /// <summary>The form of a runtime's name, as a regular expression (ECMA-262).</summary>
    public const string RuntimePattern = @"^[^\p{Cc}]*$";

    // Besides control characters what breaks a line or turns the direction of writing: either shows a name as another one.
    private const string Unprintable = @"\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069";

    /// <summary>What is wrong with a workspace's name, or null.</summary>
    public static Problem? CheckName(string? name)
        => string.IsNullOrWhiteSpace(name) || name.Length > MaxNameCharacters || !IsPrintable(name)
            ? new Problem(ProblemCodes.InvalidName, "a workspace's name must have 1 to 128 printable characters and not be blank")
            {
                Field = "name",
            }
            : null;

    /// <summary>What is wrong with a model, or null; no model is fine.</summary>
    public static Problem? CheckModel(string? model)
        => model is not null && (model.Length is 0 or > MaxModelCharacters || model.Any(char.IsWhiteSpace) || !IsPrintable(model))
            ? InvalidModel("a model must have 1 to 200 characters without white space or control characters")
            : null;

    /// <summary>
    /// What is wrong with the name of a runtime, or null. Whether it is one that can be started is the worker's to say, and it looks for
    /// nothing else.
    /// </summary>
    public static Problem? CheckRuntime(string? runtime)
        => runtime is { Length: > 0 and <= MaxRuntimeCharacters } && !runtime.Any(char.IsControl)
            ? null
            : new Problem(ProblemCodes.InvalidRequest, "runtime must name a runtime, in 1 to 64 printable characters")
            {
                Field = "runtime",
            };

    /// <summary>The problem of a model that is not of the form.</summary>
    internal static Problem InvalidModel(string error) => new(ProblemCodes.InvalidModel, error) { Field = "model" };

    private static bool IsPrintable(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index]) || BreaksLine(text[index]) || TurnsDirection(text[index]))
                return false;
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                return false;
        }

        return true;
    }

    private static bool BreaksLine(char character) => character is '\u2028' or '\u2029';

    // The invisible characters of Unicode's bidirectional algorithm (UAX #9, section 2).
    private static bool TurnsDirection(char character)
        => character is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
