using System.CommandLine;

namespace Messaging.Dev.Keys;

/// <summary><c>keys --dir DIR</c>: makes the keys of a development system that are not there yet.</summary>
internal static class KeysCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var directory = DirectoryOption();
        var command = new Command("keys", "Makes the keys of a development system that are not there yet") { directory };
        command.SetAction(parsed =>
        {
            foreach (var made in new KeyDirectory(parsed.GetRequiredValue(directory).FullName).Fill())
                Console.WriteLine($"Made {made}");
        });
        return command;
    }

    /// <summary>The option that names the directory of the keys, for one command.</summary>
    public static Option<DirectoryInfo> DirectoryOption() => new("--dir") { Description = "Where the keys lie", Required = true };
}
