namespace Messaging.Unit.Contracts;

/// <summary>JSON that is one line, as the programs write it, and is written over several lines in a test.</summary>
internal static class Json
{
    /// <summary>The text without its line breaks and the white space around them.</summary>
    public static string OneLine(string text) => string.Concat(text.Split('\n', StringSplitOptions.TrimEntries));
}
