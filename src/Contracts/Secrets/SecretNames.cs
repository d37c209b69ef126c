using System.Text.RegularExpressions;

namespace Messaging.Contracts;

/// <summary>Which names a secret may have. Checked by the Api for a quick answer and by the worker as the authority.</summary>
public static partial class SecretNames
{
    /// <summary>The form of a name, as a regular expression (ECMA-262).</summary>
    public const string Pattern = "^" + Characters + "$";

    /// <summary>The longest name, in characters.</summary>
    public const int MaxCharacters = 128;

    /// <summary>What every other name that only the platform sets begins with.</summary>
    internal const string ReservedPrefix = "MOLECULE_";

    private const string Characters = "[A-Za-z_][A-Za-z0-9_]{0,127}";
    private const int TimeoutMilliseconds = 100;

    /// <summary>The names that only the platform sets, besides those of <see cref="ReservedPrefix"/>.</summary>
    internal static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "WORKSPACE_ID", "PARENT_ID", "ANTHROPIC_CUSTOM_HEADERS", "PATH", "LD_PRELOAD", "LD_LIBRARY_PATH",
    };

    /// <summary>
    /// The form in which names are compared everywhere — gate, strip, presence of a credential: trimmed and upper-cased.
    /// </summary>
    public static string Normalize(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().ToUpperInvariant();
    }

    /// <summary>What is wrong with a name's form, or null. Enough for deleting, which no rule forbids.</summary>
    public static Problem? CheckForm(string? name, string field = "key") => name is not null && Form().IsMatch(name)
        ? null
        : new Problem(
            ProblemCodes.InvalidSecretName,
            "a secret's name must start with a letter or '_', followed by letters, digits or '_', at most 128 in all")
        { Field = field, Key = Shown(name) };

    /// <summary>What is wrong with a name that is to be written, or null.</summary>
    public static Problem? Check(string? name, string field = "key")
    {
        if (CheckForm(name, field) is { } problem)
            return problem;

        var normalized = Normalize(name!);
        if (Reserved.Contains(normalized) || normalized.StartsWith(ReservedPrefix, StringComparison.Ordinal))
        {
            return new Problem(
                ProblemCodes.ReservedName, "this name is set by the platform and cannot be written; choose another one")
            { Field = field, Key = name };
        }

        return null;
    }

    // What is not a name may be a value that was put into the wrong field ("sk-…"): it is not repeated. White space around
    // a name is shown, because nobody would find it otherwise.
    private static string? Shown(string? name) => name is not null && Form().IsMatch(name.Trim()) ? name : null;

    [GeneratedRegex(@"\A" + Characters + @"\z", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Form();
}
