namespace Messaging.Unit.OAuthLogin;

/// <summary>The command line: one sentence for what is wrong, before anything is asked of anybody.</summary>
public sealed class UsageTests
{
    private const string Org = "11111111-1111-4111-8111-111111111111";

    [Theory]
    [InlineData("", "Option '--provider' is required.")]
    [InlineData("--provider somebody", "--provider must be one of anthropic, openai, xai.")]
    [InlineData("--provider", "Required argument missing for option: '--provider'.")]
    [InlineData("--provider xai sk-secret", "One argument was not understood: see --help. Nothing secret belongs on a command line.")]
    [InlineData("--provider xai --token=sk-secret more",
        "Some arguments were not understood: see --help. Nothing secret belongs on a command line.")]
    [InlineData("--provider xai --device --manual", "--device and --manual are two different ways: give one of them.")]
    [InlineData("--provider xai --manual", "xAI (Grok) has no page that shows a code to paste: leave --manual out.")]
    [InlineData("--provider xai --timeout sk-secret", "--timeout must be a number of seconds from 1 to 3600.")]
    [InlineData("--provider xai --timeout 0", "--timeout must be a number of seconds from 1 to 3600.")]
    [InlineData("--provider xai --timeout 3601", "--timeout must be a number of seconds from 1 to 3600.")]
    [InlineData(
        "--provider xai --seal", "--seal needs --org UUID and --public-key FILE: who the bundle is for, and the key to seal it to.")]
    [InlineData("--provider xai --seal --org " + Org,
        "--seal needs --org UUID and --public-key FILE: who the bundle is for, and the key to seal it to.")]
    [InlineData("--provider xai --org " + Org, "--org and --public-key are for --seal: add it, or leave them out.")]
    [InlineData("--provider xai --seal --org sk-secret --public-key x", "--org must be a UUID, with hyphens.")]
    [InlineData("--provider xai --seal --public-key /nowhere/key.pem --org " + Org,
        "--public-key names '/nowhere/key.pem', which does not exist; put the worker's public sealing key there, "
            + "made with 'openssl pkey -in sealing.pem -pubout -out sealing.pub.pem'.")]
    [InlineData("--provider xai --providers /nowhere/providers.json", "--providers names /nowhere/providers.json, which cannot be read.")]
    [InlineData("--provider @/etc/hostname", "--provider must be one of anthropic, openai, xai.")]
    public async Task a_wrong_command_line_is_one_sentence(string commandLine, string sentence)
    {
        using var login = LoginProcess.Start(
            new Dictionary<string, string>(StringComparer.Ordinal), commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        var result = await login.EndAsync();

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldBe($"{sentence}\n");
    }
}
