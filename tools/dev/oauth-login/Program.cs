using System.CommandLine;
using System.CommandLine.Invocation;
using Messaging.OAuthLogin;

var parsed = LoginCommand.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
try
{
    if (parsed.Action is ParseErrorAction)
        throw UsageProblem.Of(parsed);

    // Long enough to close the listener and to take an unfinished file away when Ctrl-C comes.
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
    });
}
catch (LoginException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (Exception problem)
{
    // The last line of defence: whatever else goes wrong, its text may quote what was being read.
    await Console.Error.WriteLineAsync($"The login ended with an unexpected {problem.GetType().Name} in {problem.TargetSite}; "
        + "its text is not shown because it may hold a secret.");
    return 1;
}
