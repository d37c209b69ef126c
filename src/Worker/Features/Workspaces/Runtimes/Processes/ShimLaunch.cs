using System.Diagnostics;
using System.Security.Cryptography;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>
/// Starts the shim, <c>workspace-shim.pl</c>, the parent of a workspace's process. It is written in Perl because there is one for each
/// workspace, which takes a few megabytes; because it passes on an environment byte for byte, which no shell does; and because every
/// Debian and Ubuntu has Perl (perl-base is essential).
/// </summary>
/// <param name="stateDirectory">The directory of the shim's files.</param>
internal sealed class ShimLaunch(string stateDirectory)
{
    /// <summary>The interpreter.</summary>
    public const string Perl = "/usr/bin/perl";

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "workspace-shim.pl");

    /// <summary>
    /// Starts a shim, writes its input and waits until the start has succeeded or failed, which the files tell. Returns the shim's error
    /// output, empty when there is none. The input is overwritten with zeros.
    /// </summary>
    public async Task<string> RunAsync(Guid provisionId, byte[] input, CancellationToken cancellationToken)
    {
        try
        {
            // Disposing does not end the shim, which lives as long as its workspace; .NET reaps it.
            using var shim = Process.Start(StartInfo(provisionId)) ?? throw new IOException($"{Perl} was not started");
            var error = shim.StandardError.ReadToEndAsync(cancellationToken);
            var settled = shim.StandardOutput.ReadToEndAsync(cancellationToken);
            try
            {
                await shim.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
                await shim.StandardInput.DisposeAsync();
            }
            catch (IOException)
            {
                // The shim has ended, so the start has failed; its standard error says why.
            }

            await settled;
            return (await error).Trim();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(input);
        }
    }

    private ProcessStartInfo StartInfo(Guid provisionId)
    {
        var info = new ProcessStartInfo(Perl)
        {
            // -f: without the site's start-up script.
            ArgumentList = { "-f", Script, stateDirectory, provisionId.ToString("D") },
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        return info;
    }
}
