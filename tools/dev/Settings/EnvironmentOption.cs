using System.CommandLine;

namespace Messaging.Dev.Settings;

/// <summary>The option that names the file that <c>./run up</c> wrote.</summary>
internal static class EnvironmentOption
{
    /// <summary>The option, for one command.</summary>
    public static Option<string> Create() => new("--environment") { Description = "The file that ./run up wrote", Required = true };

    /// <summary>The file that was named.</summary>
    /// <exception cref="ToolException">It cannot be read.</exception>
    public static EnvironmentFile Read(this ParseResult parsed, Option<string> option) => new(parsed.GetRequiredValue(option));
}
