using System.CommandLine;
using System.Globalization;
using Messaging.OAuthLogin.Providers;
using Messaging.OAuthLogin.Terminal;

namespace Messaging.OAuthLogin;

/// <summary><c>oauth-login --provider anthropic|openai|xai</c>: the command line.</summary>
internal static class LoginCommand
{
    private const int DefaultSeconds = 300;
    private const int MaxSeconds = 3600;
    private const int Interrupted = 130; // what a shell makes of Ctrl-C: 128 + SIGINT

    // All of them text, so that no message of the parser repeats a value.
    private static readonly Option<string> Provider = new("--provider")
    {
        Description = "anthropic, openai or xai",
        Required = true,
        HelpName = "ID",
    };

    private static readonly Option<bool> Device = new("--device")
    {
        Description = "Confirm a short code on any other device; openai and xai",
    };

    private static readonly Option<bool> Manual = new("--manual")
    {
        Description = "Paste the code that the provider's page shows (read from standard input); anthropic",
    };

    private static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Only print the address, open no browser" };

    private static readonly Option<string?> Providers = new("--providers")
    {
        Description = "A JSON file with what has changed in the built-in endpoints, client ids, scopes, …",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Timeout = new("--timeout")
    {
        Description = $"How long the whole login may take, {DefaultSeconds} s unless given",
        HelpName = "SECONDS",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write to a new file that only you can read, instead of to standard output",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace the file of --out" };

    private static readonly Option<bool> Seal = new("--seal")
    {
        Description = "Print the sealed value for sealed_oauth_bundle instead of the bundle",
    };

    private static readonly Option<string?> Org = new("--org") { Description = "The organization it is sealed for", HelpName = "UUID" };

    private static readonly Option<string?> PublicKey = new("--public-key")
    {
        Description = "The key it is sealed to (PEM)",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Signs in to an LLM provider's subscription and prints the token bundle, alone, on standard output.")
        {
            Provider, Device, Manual, NoBrowser, Providers, Timeout, Out, Force, Seal, Org, PublicKey,
        };
        command.SetAction((parsed, interrupted) => RunAsync(Options(parsed), interrupted));
        return command;
    }

    private static LoginOptions Options(ParseResult parsed) => new()
    {
        Provider = parsed.GetRequiredValue(Provider),
        Way = Way(parsed.GetValue(Device), parsed.GetValue(Manual)),
        OpensBrowser = !parsed.GetValue(NoBrowser),
        Providers = LoginProviders.Read(parsed.GetValue(Providers)),
        Limit = Limit(parsed.GetValue(Timeout)),
        File = parsed.GetValue(Out),
        Force = parsed.GetValue(Force),
        Seal = SealOptions.Of(parsed.GetValue(Seal), parsed.GetValue(Org), parsed.GetValue(PublicKey)),
    };

    private static async Task<int> RunAsync(LoginOptions options, CancellationToken interrupted)
    {
        // The library ends the program at once on a signal that comes before it has the task of this, which it gets at the first
        // await: nothing that has to be taken away may happen before.
        await Task.Yield();
        using var deadline = new LoginDeadline(options.Limit, TimeProvider.System, interrupted);
        try
        {
            await new Login(options, new UserConsole(Console.Error), TimeProvider.System).RunAsync(deadline);
            return 0;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The login was interrupted; nothing was written.");
            return Interrupted;
        }
        catch (OperationCanceledException problem) when (deadline.Token.IsCancellationRequested)
        {
            throw deadline.Late(problem);
        }
    }

    private static LoginWay Way(bool device, bool manual) => (device, manual) switch
    {
        (true, true) => throw new LoginException("--device and --manual are two different ways: give one of them."),
        (true, _) => LoginWay.Device,
        (_, true) => LoginWay.Manual,
        _ => LoginWay.Browser,
    };

    private static TimeSpan Limit(string? given)
    {
        if (given is null)
            return TimeSpan.FromSeconds(DefaultSeconds);
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new LoginException($"--timeout must be a number of seconds from 1 to {MaxSeconds}.");
    }
}
