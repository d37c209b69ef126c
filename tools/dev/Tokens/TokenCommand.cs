using System.CommandLine;

namespace Messaging.Dev.Tokens;

/// <summary><c>token --key FILE --org UUID --scope "…"</c>: prints a bearer token.</summary>
internal static class TokenCommand
{
    private const int DefaultMinutes = 60;
    private const int MaxMinutes = 366 * 24 * 60;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var key = new Option<string>("--key") { Description = "The private key (PEM)", Required = true };
        var org = new Option<Guid>("--org") { Description = "The caller's organization", Required = true };
        var scope = new Option<string>("--scope") { Description = "Scopes, separated by spaces", Required = true };
        var subject = new Option<string>("--sub") { Description = "Who the token is for", DefaultValueFactory = _ => "developer" };
        var minutes = new Option<int>("--minutes") { Description = "How long it is good for", DefaultValueFactory = _ => DefaultMinutes };
        minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxMinutes)
                result.AddError($"--minutes must be from 1 to {MaxMinutes}.");
        });

        var command = new Command("token", "Prints a bearer token") { key, org, scope, subject, minutes };
        command.SetAction(parsed =>
        {
            using var issuer = new TokenIssuer(parsed.GetRequiredValue(key), TimeProvider.System);
            Console.WriteLine(issuer.Issue(
                parsed.GetRequiredValue(org),
                parsed.GetRequiredValue(subject),
                parsed.GetRequiredValue(scope),
                TimeSpan.FromMinutes(parsed.GetRequiredValue(minutes))));
        });
        return command;
    }
}
