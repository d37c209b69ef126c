using System.CommandLine;

namespace Messaging.Dev.Keys;

/// <summary><c>keys --dir DIR</c>: makes the keys of a development system that are not there yet.</summary>
internal static class KeysCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var directory = new Option<DirectoryInfo>("--dir") { Description = "Where the keys lie", Required = true };
        var command = new Command("keys", "Makes the keys of a development system that are not there yet") { directory };
        command.SetAction(parsed =>
        {
            foreach (var made in new KeyDirectory(parsed.GetRequiredValue(directory).FullName).Fill())
                Console.WriteLine($"Made {made}");
        });
        return command;
    }
}
