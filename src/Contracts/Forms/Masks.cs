using System.Buffers;

namespace Messaging.Contracts;

/// <summary>
/// What is shown in place of a secret, and comes back when a form is saved as it was displayed: never a secret itself. "A value
/// that looks like a mask is never a credential" (docs/reference/org-model.md).
/// </summary>
/// <remarks>
/// A mask is one of the words that this product prints; or a value of nothing but mask characters; or a value with a stretch cut
/// out of it, as the providers' own pages show keys (<c>sk-****1234</c>, <c>sk-...1234</c>). No provider's key looks like that:
/// keys are letters, digits and a few signs, of which only the dot repeats, and that at most twice (a JWE without a key part).
/// </remarks>
public static class Masks
{
    // Fewer in a row may be part of a value that somebody chose; the whole value they may not be.
    private const int ShortestRun = 4;

    private const string Ellipsis = "...";

    private static readonly string[] Words = ["[redacted]", "[sealed]"];

    private static readonly SearchValues<char> Characters = SearchValues.Create("*＊∗⁎•●⬤■·….");

    private static readonly SearchValues<char> Crosses = SearchValues.Create("xX");

    /// <summary>Whether a value is a mask; white space around it does not make it another thing.</summary>
    public static bool IsMask(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = value.Trim();
        return Words.Contains(text, StringComparer.OrdinalIgnoreCase) || IsNothingElse(text) || HasStretchCutOut(text);
    }

    private static bool IsNothingElse(string text)
        => (text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Characters))
            || (text.Length >= ShortestRun && !text.AsSpan().ContainsAnyExcept(Crosses));

    private static bool HasStretchCutOut(string text)
    {
        if (text.Contains('…', StringComparison.Ordinal) || text.Contains(Ellipsis, StringComparison.Ordinal))
            return true;

        var run = 0;
        for (var index = 0; index < text.Length; index++)
        {
            run = index > 0 && text[index] == text[index - 1] ? run + 1 : 1;
            if (run >= ShortestRun && Characters.Contains(text[index]))
                return true;
        }

        return false;
    }
}
