using System.Text.Json;

namespace Messaging.System.BadInput;

/// <summary>Texts that somebody may send in the place of any other.</summary>
public static class HostileTexts
{
    /// <summary>The longest that a body of 256 KiB has room for beside other members.</summary>
    public const int Longest = 200_000;

    /// <summary>The texts, each with the stem in it where there is room.</summary>
    public static IEnumerable<(string What, string Text)> All(string stem) =>
    [
        ("nothing", ""),
        ("a space", " "),
        ("white space before", $" {stem}"),
        ("white space behind", $"{stem} "),
        ("a line feed behind", $"{stem}\n"),
        ("a tab", $"{stem}\t{stem}"),
        ("a NUL", $"{stem}\0{stem}"),
        ("a bell", $"{stem}\a"),
        ("an escape sequence", $"\u001b[31m{stem}"),
        ("a C1 control", $"{stem}\u0085"),
        ("a line separator", $"{stem}\u2028{stem}"),
        ("the direction turned", $"{stem}\u202e{stem}"),
        ("the direction isolated", $"\u2066{stem}\u2069"),
        ("digits of another script", "１２３"),
        ("a letter that looks like another", $"{stem}\u0430"),
        ("a way up", $"../../{stem}"),
        ("SQL", $"'; DROP TABLE workspaces; -- {stem}"),
        ("markup", $"<script>{stem}</script>"),
        ("a format string", $"%s%n{{0}}${{jndi:{stem}}}"),
        ("upper case", stem.ToUpperInvariant()),
        ("a UUID in upper case", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"),
        ("a UUID without hyphens", "3f2504e04f8941d39a0c0305e82c3301"),
        ("a UUID in braces", "{3f2504e0-4f89-41d3-9a0c-0305e82c3301}"),
        ("the nil UUID", "00000000-0000-0000-0000-000000000000"),
        ("a negative number", "-1"),
        ("a fraction", "1.5"),
        ("an exponent", "1e2"),
        ("a plus sign", "+1"),
        ("a hexadecimal number", "0x10"),
        ("more digits than a number has", new string('9', 40)),
        ("4 000 characters", Of(stem, 4000)),
    ];

    /// <summary>A text of a length that begins with the stem.</summary>
    public static string Of(string stem, int length)
        => stem.Length >= length ? stem[..length] : stem + new string('x', length - stem.Length);

    /// <summary>A text as JSON.</summary>
    public static string Json(string text) => JsonSerializer.Serialize(text);
}
