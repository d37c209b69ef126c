using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>The sections <c>Runtime</c> and <c>Runtimes</c> of the configuration.</summary>
internal sealed class RuntimeOptions
{
    /// <summary>
    /// The directory of the process runtime's files (<c>Runtime:StateDirectory</c>): absolute, on the machine that runs the processes,
    /// shared by all workers of that machine, and outliving them.
    /// </summary>
    public string StateDirectory { get; set; } = "";

    /// <summary>
    /// How long a process may take to end after SIGTERM, in seconds (<c>Runtime:StopGraceSeconds</c>); then it is killed.
    /// </summary>
    public double StopGraceSeconds { get; set; } = 5;

    /// <summary>
    /// How often every process is checked, in seconds (<c>Runtime:RescanSeconds</c>). Most exits are noticed at once without it; it finds
    /// the others, and repeats those that have not been recorded.
    /// </summary>
    public double RescanSeconds { get; set; } = 15;

    /// <summary>The commands by runtime name (<c>Runtimes:&lt;name&gt;</c>).</summary>
    public Dictionary<string, RuntimeCommand> Runtimes { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the settings.</summary>
    public void Read(IConfiguration configuration)
    {
        configuration.GetSection("Runtime").Bind(this);
        foreach (var section in configuration.GetSection("Runtimes").GetChildren())
        {
            Runtimes[section.Key] = RuntimeCommand.Parse(
                section["Command"],
                section.GetSection("Arguments").GetChildren().Select(argument => argument.Value ?? ""));
        }
    }
}
