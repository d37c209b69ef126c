using System.Text;
using Messaging.Contracts;
using Messaging.OAuthLogin.Terminal;
using Messaging.OAuthLogin.Tokens;

namespace Messaging.OAuthLogin.Output;

/// <summary>Where the bundle goes and in which form. Everything that can be wrong with either is found before anybody signs in.</summary>
internal sealed class Delivery : IDisposable
{
    private readonly LoginOptions options;
    private readonly SealingPublicKeys? keys;
    private readonly OutputFile? file;

    /// <summary>Makes ready to deliver.</summary>
    /// <exception cref="LoginException">The key or the file cannot be used.</exception>
    public Delivery(LoginOptions options)
    {
        this.options = options;
        try
        {
            keys = options.Seal is null ? null : SealingPublicKeys.Load(options.Seal.PublicKey, "--public-key");
        }
        catch (SealingKeyException problem)
        {
            throw new LoginException($"{problem.Message}.", problem);
        }

        file = options.File is null ? null : OutputFile.Reserve(options.File, options.Force);
    }

    /// <summary>Delivers a bundle.</summary>
    /// <exception cref="LoginException">It cannot be delivered.</exception>
    public void Deliver(TokenBundle bundle, UserConsole user)
    {
        var line = Encoding.UTF8.GetBytes($"{Text(bundle.ToJson())}\n");
        if (file is not null)
        {
            file.Write(line);
            user.Tell($"Signed in. The {Form} is in {options.File}, which only you can read.");
            return;
        }

        using var output = Console.OpenStandardOutput();
        output.Write(line);
        output.Flush();
        user.Tell($"Signed in. The {Form} is on standard output.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        keys?.Dispose();
        file?.Dispose();
    }

    private string Form => keys is null ? "bundle, which is as good as a password," : "sealed bundle";

    // What a credential is sealed for: no name that a secret can have, and of one provider.
    private string Text(SecretText json)
    {
        if (keys is null)
            return json.Reveal();

        var name = OrgModelForm.CredentialName(options.Provider, CredentialTypes.OAuthBundle);
        return keys.Seal(json, new SealingContext(options.Seal!.Org, WorkspaceId: null, name)).Text;
    }
}
