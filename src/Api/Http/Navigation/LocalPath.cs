namespace Messaging.Api.Http.Navigation;

/// <summary>A place within the dashboard that somebody is sent back to.</summary>
internal static class LocalPath
{
    private const int MaxCharacters = 2048;

    /// <summary>
    /// Gives the path where it is one of ours, else null: a redirect that a link can choose must not leave the dashboard.
    /// </summary>
    /// <param name="path">What a link or a form says.</param>
    public static string? Read(string? path)
        => path is ['/', ..] and { Length: <= MaxCharacters }
            // Browsers read "//host" and "/\host" as another host, and drop tabs and line feeds before they look.
            && !path.StartsWith("//", StringComparison.Ordinal)
            && path.All(c => c is > ' ' and <= '~' and not '\\')
            // Whoever has just signed in is not to be led to signing out.
            && !path.Split('?', '#')[0].TrimEnd('/').Equals(PagePaths.Logout, StringComparison.OrdinalIgnoreCase)
                ? path
                : null;
}
