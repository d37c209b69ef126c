namespace Messaging.System.Browser;

/// <summary>The browser of this machine: Playwright's own is nowhere needed.</summary>
public static class BrowserProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where it is: what BROWSER_PATH names, else the first that is on the PATH.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("BROWSER_PATH") is { Length: > 0 } given)
            return given;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "No Chromium is on the PATH: install Debian's package chromium, or put the path of a Chrome into BROWSER_PATH.");
    }
}
