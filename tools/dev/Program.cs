using System.CommandLine;
using Messaging.Dev.Demo;
using Messaging.Dev.Keys;
using Messaging.Dev.Replay;
using Messaging.Dev.Settings;
using Messaging.Dev.Tokens;

var tool = new RootCommand(
    "What ./run needs beside Api and Worker: keys and their rotation, tokens, the sample, replay of failed commands.")
{
    KeysCommand.Create(),
    SealingKeyCommand.Create(),
    TokenCommand.Create(),
    DemoCommand.Create(),
    ReplayCommand.Create(),
    QueuedCommand.Create(),
};

try
{
    return await tool.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ToolException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
