using System.CommandLine;

namespace Messaging.OAuthLogin;

/// <summary>What was wrong with the command line, without the values on it: somebody may have put a secret there.</summary>
internal static class UsageProblem
{
    /// <summary>The sentence.</summary>
    public static LoginException Of(ParseResult parsed) => new(parsed.UnmatchedTokens.Count > 0
        ? $"{(parsed.UnmatchedTokens.Count == 1 ? "One argument was" : "Some arguments were")} not understood: see --help. "
            + "Nothing secret belongs on a command line."
        : string.Join(' ', parsed.Errors.Select(error => error.Message)));
}
