using System.Diagnostics;
using System.Text;

namespace Messaging.Unit.OAuthLogin;

/// <summary>Logins whose code is pasted from the provider's page.</summary>
public sealed class ManualLoginTests
{
    [Fact]
    public async Task takes_what_the_page_shows()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("anthropic", "--manual");
        await login.Input.WriteLineAsync(await ShownAsync(await login.AddressAsync()));

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Bundle.GetProperty("account").GetProperty("organization").GetString().ShouldBe("organization-1");
        rig.Server.TokenRequests.Single()["redirect_uri"].ShouldBe($"{rig.Server.Base}/anthropic/shown");
    }

    [Theory]
    [InlineData("code-of-another-login#state-of-another-login", "What was pasted belongs to another login")]
    [InlineData("code-without-a-state", "What was pasted is not a code, '#' and a state")]
    [InlineData("#state", "What was pasted is not a code, '#' and a state")]
    [InlineData("a#b#c", "What was pasted is not a code, '#' and a state")]
    [InlineData("", "Standard input ended, or its first line is empty")]
    public async Task refuses_what_does_not_belong_to_it_without_repeating_it(string pasted, string sentence)
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("anthropic", "--manual");
        await login.Input.WriteLineAsync(pasted);

        var result = await rig.EndAsync(login);

        result.ExitCode.ShouldBe(1);
        result.Sentence.ShouldStartWith(sentence);
        if (pasted.Length > 0)
            result.Error.ShouldNotContain(pasted);
        rig.Server.TokenRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ends_in_time_when_nothing_is_pasted()
    {
        await using var rig = await LoginRig.CreateAsync();
        using var login = rig.Start("anthropic", "--manual", "--timeout", "10");
        await login.ErrorLineAsync(line => line.Contains("still waiting for the code to be pasted"));

        (await rig.EndAsync(login)).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task a_terminal_does_not_show_what_is_pasted()
    {
        await using var rig = await LoginRig.CreateAsync();
        rig.Start("anthropic", "--help").Dispose(); // writes the providers' file
        // script(1) gives the command a terminal of its own and passes on what that shows.
        var command = $"dotnet '{LoginProcess.Program}' "
            + $"--provider anthropic --manual --no-browser --providers '{rig.PathTo("providers.json")}' >'{rig.PathTo("bundle")}'; stty -a";
        using var terminal = Process.Start(new ProcessStartInfo("script", ["-qec", command, "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var shown = new StringBuilder();
        var address = await ReadAsync(terminal.StandardOutput, shown, line => line.StartsWith("  http", StringComparison.Ordinal));
        var pasted = await ShownAsync(new Uri(address.Trim()));
        await ReadAsync(terminal.StandardOutput, shown, line => line.Contains("It is not shown."));
        await terminal.StandardInput.WriteLineAsync(pasted);
        await terminal.StandardInput.FlushAsync();
        await ReadAsync(terminal.StandardOutput, shown, line => line.Contains(" echo ") || line.Contains(" -echo "));
        terminal.Kill(entireProcessTree: true);

        shown.ToString().ShouldNotContain(pasted.Split('#')[0]);
        shown.ToString().ShouldContain(" echo ");
        File.ReadAllText(rig.PathTo("bundle")).ShouldContain("access_token");
    }

    // The page shows code#state.
    private static async Task<string> ShownAsync(Uri address)
    {
        var page = await Browser.AgreeAsync(address);
        return $"{Browser.Parameter(page, "code")}#{Browser.Parameter(page, "state")}";
    }

    private static async Task<string> ReadAsync(StreamReader output, StringBuilder shown, Func<string, bool> fits)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await output.ReadLineAsync(deadline.Token) is { } line)
        {
            shown.Append(line).Append('\n');
            if (fits(line))
                return line;
        }

        throw new InvalidOperationException($"It ended before: {shown}");
    }
}
