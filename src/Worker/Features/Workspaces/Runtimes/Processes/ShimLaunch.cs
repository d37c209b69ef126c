using System.Diagnostics;
using System.Security.Cryptography;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Starts a workspace's parent, <c>workspace-shim.pl</c>. It is Perl because it must outlive the worker, one for each workspace, at a few
/// megabytes, pass on an environment byte for byte, which no shell does, and be there on every Debian and Ubuntu (perl-base is essential).
/// </summary>
/// <param name="stateDirectory">Where the shim keeps its files.</param>
internal sealed class ShimLaunch(string stateDirectory)
{
    /// <summary>The interpreter.</summary>
    public const string Perl = "/usr/bin/perl";

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "workspace-shim.pl");

    /// <summary>
    /// Starts a shim, gives it its input and waits until the start is settled, one way or the other: the files say which. Returns the
    /// shim's complaint, empty when it has none. The input is overwritten.
    /// </summary>
    public async Task<string> RunAsync(Guid provisionId, byte[] input, CancellationToken cancellationToken)
    {
        try
        {
            // Disposing lets go of the shim, which lives on as long as its workspace; the platform reaps it.
            using var shim = Process.Start(Description(provisionId)) ?? throw new IOException($"{Perl} was not started");
            var complaint = shim.StandardError.ReadToEndAsync(cancellationToken);
            var settled = shim.StandardOutput.ReadToEndAsync(cancellationToken);
            try
            {
                await shim.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
                await shim.StandardInput.DisposeAsync();
            }
            catch (IOException)
            {
                // Nobody reads any more, so the start has failed; why, the shim says on its standard error.
            }

            await settled;
            return (await complaint).Trim();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(input);
        }
    }

    private ProcessStartInfo Description(Guid provisionId)
    {
        var description = new ProcessStartInfo(Perl)
        {
            // -f: no site's start-up script.
            ArgumentList = { "-f", Script, stateDirectory, provisionId.ToString("D") },
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        description.Environment.Clear();
        return description;
    }
}
