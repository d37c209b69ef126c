namespace Messaging.OAuthLogin.Terminal;

/// <summary>Everything that is for people. It goes to standard error: standard output is for the bundle alone.</summary>
internal sealed class UserConsole(TextWriter writer)
{
    /// <summary>Says something.</summary>
    public void Tell(string text) => writer.WriteLine(text);

    /// <summary>Says what should not be overlooked.</summary>
    public void Warn(string text) => writer.WriteLine($"Warning: {text}");

    /// <summary>Gives an address or a short code to copy: on a line of its own, set off from the rest.</summary>
    public void Show(string text) => writer.WriteLine($"\n  {text}\n");
}
