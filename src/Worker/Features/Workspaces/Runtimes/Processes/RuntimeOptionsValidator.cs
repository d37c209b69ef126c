using Microsoft.Extensions.Options;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>Validates the settings of the process runtime, with a sentence for each wrong one that says what to do.</summary>
internal sealed class RuntimeOptionsValidator : IValidateOptions<RuntimeOptions>
{
    private const double LongestGraceSeconds = 600;
    private const double LongestRescanSeconds = 3600;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RuntimeOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(RuntimeOptions options)
    {
        if (!Path.IsPathRooted(options.StateDirectory))
        {
            yield return "Runtime:StateDirectory must be the absolute path of a directory that belongs to the worker's user "
                + "and outlives the worker; put one there.";
        }

        if (options.StopGraceSeconds is not (>= 0 and <= LongestGraceSeconds))
        {
            yield return $"Runtime:StopGraceSeconds must be a number of seconds from 0 to {LongestGraceSeconds}; "
                + "put how long a workspace may take to end after SIGTERM there, or leave it out for 5.";
        }

        if (options.RescanSeconds is not (> 0 and <= LongestRescanSeconds))
        {
            yield return $"Runtime:RescanSeconds must be a number of seconds above 0 and up to {LongestRescanSeconds}; "
                + "put how often to look after all processes there, or leave it out for 15.";
        }

        if (!File.Exists(ShimLaunch.Perl))
            yield return $"The process runtime needs {ShimLaunch.Perl}, which is not there; install Debian's package perl-base.";

        foreach (var (runtime, command) in options.Runtimes)
        {
            if (Fault(runtime, command) is { } fault)
                yield return fault;
        }
    }

    private static string? Fault(string runtime, RuntimeCommand command)
    {
        if (command.Executable.Length == 0)
            return $"Runtimes:{runtime}:Command is empty; put the command that starts this runtime there.";
        if (command.Executable.Contains('/', StringComparison.Ordinal) && !Path.IsPathRooted(command.Executable))
        {
            return $"Runtimes:{runtime}:Command must be an absolute path or a name found in PATH, not '{command.Executable}', "
                + "which depends on the working directory.";
        }

        return command.Arguments.Append(command.Executable).Any(text => text.Contains('\0', StringComparison.Ordinal))
            ? $"Runtimes:{runtime} holds a NUL character, which no command line can; take it out."
            : null;
    }
}
