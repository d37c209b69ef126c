using System.Globalization;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>How a process ended, as its shim recorded it. All null: nobody saw it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Signal">The signal that ended it.</param>
/// <param name="StartError">The error number with which the command could not be executed: it never ran.</param>
internal sealed record ProcessEnd(int? Code, int? Signal, int? StartError)
{
    /// <summary>Nobody saw it.</summary>
    public static ProcessEnd Unseen { get; } = new(null, null, null);

    /// <summary>
    /// Parses <c>code n</c>, <c>signal n</c> or <c>failed errno</c>; a damaged text, after a power cut, is <see cref="Unseen"/>.
    /// </summary>
    public static ProcessEnd Parse(string text)
        => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var kind, var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? kind switch
            {
                "code" => new ProcessEnd(number, null, null),
                "signal" => new ProcessEnd(null, number, null),
                "failed" => new ProcessEnd(null, null, number),
                _ => Unseen,
            }
            : Unseen;
}
