using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Messaging.Unit.Architecture;

namespace Messaging.Unit.OAuthLogin;

/// <summary>The tool as a process of its own, as it was built, with nothing of the tests' environment.</summary>
internal sealed class LoginProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] PassedOn = ["PATH", "HOME", "DOTNET_ROOT", "DOTNET_CLI_HOME"];

    private readonly Process process;
    private readonly Channel<string> errorLines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder error = new();
    private readonly Task<string> output;

    private LoginProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                errorLines.Writer.Complete();
            else
                errorLines.Writer.TryWrite(line.Data);
        };
        process.Start();
        process.BeginErrorReadLine();
        output = process.StandardOutput.ReadToEndAsync();
    }

    public StreamWriter Input => process.StandardInput;

    /// <summary>The tool itself, for starting it in another way.</summary>
    public static string Program { get; } = Path.Combine(
        SourceTree.Repository, "tools/dev/oauth-login/bin", new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name,
        "net10.0", "Messaging.OAuthLogin.dll");

    public static LoginProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        // Whoever runs the tests in the background has SIGINT ignored, and that would be inherited.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in PassedOn.Where(name => Environment.GetEnvironmentVariable(name) is not null))
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new LoginProcess(start);
    }

    /// <summary>The address for the browser.</summary>
    public async Task<Uri> AddressAsync()
        => new((await ErrorLineAsync(line => line.StartsWith("  http", StringComparison.Ordinal))).Trim());

    /// <summary>The next line for people that fits.</summary>
    public async Task<string> ErrorLineAsync(Func<string, bool> fits)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await foreach (var line in errorLines.Reader.ReadAllAsync(deadline.Token))
        {
            error.Append(line).Append('\n');
            if (fits(line))
                return line;
        }

        throw new InvalidOperationException($"It ended before: {error}");
    }

    /// <summary>Sends a signal, by its name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<LoginResult> EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        await foreach (var line in errorLines.Reader.ReadAllAsync())
            error.Append(line).Append('\n');
        return new LoginResult(process.ExitCode, await output, error.ToString());
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
