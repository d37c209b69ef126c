using System.CommandLine;

namespace Messaging.Dev.Keys;

/// <summary>
/// <c>sealing-key add|publish|withdraw|retire --dir DIR</c>: the steps of a rotation, in this order; <c>restore</c> undoes the
/// last.
/// </summary>
internal static class SealingKeyCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("sealing-key", "The steps of a rotation of the sealing keys")
    {
        Step("add", "Makes a new key for the worker, beside the old one", keys => keys.Add()),
        Step("publish", "Has the Api seal to the newest key", keys => keys.Publish()),
        Step("withdraw", "Takes the older public keys from the Api", keys => keys.Withdraw()),
        Step("retire", "Takes the older private keys from the worker and lays them aside", keys => keys.Retire()),
        Step("restore", "Gives the worker the older private keys again", keys => keys.Restore()),
    };

    private static Command Step(string name, string description, Func<SealingKeys, string> step)
    {
        var directory = KeysCommand.DirectoryOption();
        var command = new Command(name, description) { directory };
        command.SetAction(parsed => Console.WriteLine(step(new SealingKeys(parsed.GetRequiredValue(directory).FullName))));
        return command;
    }
}
