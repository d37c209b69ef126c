namespace Messaging.System.Harness;

/// <summary>Reads a file of <c>NAME=value</c> lines as a shell would source it.</summary>
public static class EnvironmentFile
{
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var assignment = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line;
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && assignment[0] != '#')
                values[assignment[..equals]] = assignment[(equals + 1)..].Trim('\'', '"');
        }

        return values;
    }
}
