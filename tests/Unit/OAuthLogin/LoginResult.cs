using System.Text.Json;

namespace Messaging.Unit.OAuthLogin;

/// <summary>How the tool ended and everything it printed.</summary>
internal sealed record LoginResult(int ExitCode, string Output, string Error)
{
    /// <summary>The bundle on standard output.</summary>
    public JsonElement Bundle => JsonElement.Parse(Output);

    /// <summary>The last line for people: why it ended.</summary>
    public string Sentence => Error.TrimEnd('\n').Split('\n')[^1];
}
