using Microsoft.Extensions.Options;

namespace Messaging.ServiceDefaults;

/// <summary>Runs a program and says in one sentence why it cannot.</summary>
public static class Launch
{
    /// <summary>Runs it.</summary>
    /// <param name="explain">Says of what this program alone knows why it cannot run; null of any other fault, which is not caught.</param>
    /// <param name="program">The program, with its exit code.</param>
    /// <returns>Its exit code, or that of the reason why it cannot run.</returns>
    public static async Task<int> RunAsync(Func<Exception, StartFailure?> explain, Func<Task<int>> program)
    {
        ArgumentNullException.ThrowIfNull(explain);
        ArgumentNullException.ThrowIfNull(program);
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
