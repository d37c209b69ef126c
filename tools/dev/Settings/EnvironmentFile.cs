namespace Messaging.Dev.Settings;

/// <summary>The file that <c>./run up</c> writes: one <c>NAME=value</c> a line, quoted with <c>'</c> where a shell needs it.</summary>
internal sealed class EnvironmentFile
{
    private readonly string path;
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="ToolException">It cannot be read.</exception>
    public EnvironmentFile(string path)
    {
        this.path = path;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                if (line.Split('=', 2) is [var name, var value])
                    values[name] = Unquoted(value);
            }
        }
        catch (IOException problem)
        {
            throw new ToolException($"{path} cannot be read: run './run up' first.", problem);
        }
    }

    /// <summary>The value of a name.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public string this[string name]
        => values.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new ToolException($"{path} has no {name}: run './run down' and './run up' again.");

    private static string Unquoted(string value)
        => value is ['\'', .. var inner, '\''] ? inner.Replace(@"'\''", "'", StringComparison.Ordinal) : value;
}
