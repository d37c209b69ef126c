using System.ComponentModel;
using System.Diagnostics;

namespace Messaging.OAuthLogin.Terminal;

/// <summary>The person's browser.</summary>
internal static class BrowserWindow
{
    // Apart from our standard output, which is for the bundle, and from Ctrl-C, which ends the login and not the browser.
    private const string Open = "trap '' INT; exec xdg-open \"$1\" </dev/null >/dev/null 2>&1";

    /// <summary>Tries to open an address. Whether that went well cannot be known; the address is printed in any case.</summary>
    /// <param name="address">The address, in which nothing is secret: it stands in the browser's command line and history.</param>
    public static void TryOpen(Uri address)
    {
        // Without a screen xdg-open would start a browser of letters in this terminal.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")))
            return;

        try
        {
            using var started = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Open, "sh", address.AbsoluteUri]));
        }
        catch (Win32Exception)
        {
            // No shell: the person opens the printed address.
        }
    }
}
