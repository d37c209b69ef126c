using Microsoft.Extensions.Options;

namespace Messaging.ServiceDefaults;

/// <summary>Runs a program and says in one sentence why it cannot.</summary>
public static class Launch
{
    private const string VersionArgument = "--version";

    /// <summary>Runs it, or with <c>--version</c> alone prints its version.</summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="explain">Says of what this program alone knows why it cannot run; null of any other fault, which is not caught.</param>
    /// <param name="program">The program, with its exit code.</param>
    /// <returns>Its exit code, or that of the reason why it cannot run.</returns>
    public static async Task<int> RunAsync(string[] arguments, Func<Exception, StartFailure?> explain, Func<Task<int>> program)
    {
        ArgumentNullException.ThrowIfNull(explain);
        ArgumentNullException.ThrowIfNull(program);
        if (arguments is [VersionArgument])
        {
            await Console.Out.WriteLineAsync(ProgramVersion.Current);
            return ExitCodes.Success;
        }

        try
        {
            return await program();
        }
        catch (Exception exception) when ((Explain(exception) ?? explain(exception)) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure.Sentence);
            return failure.ExitCode;
        }
    }

    private static StartFailure? Explain(Exception exception) => exception switch
    {
        SettingException or OptionsValidationException => new StartFailure(exception.Message, ExitCodes.Misconfigured),
        CannotStartException => new StartFailure(exception.Message, ExitCodes.CannotStart),
        _ => null,
    };
}
