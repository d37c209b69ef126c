using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Messaging.Contracts;
using Microsoft.Win32.SafeHandles;

namespace Messaging.OAuthLogin.Terminal;

/// <summary>A line from standard input that is not shown while it is typed or pasted.</summary>
internal static class HiddenInput
{
    private const int StandardInput = 0;
    private const int MaxBytes = 4096; // what a terminal passes on as one line, see termios(3)

    /// <summary>Asks for a line and reads it.</summary>
    /// <exception cref="LoginException">There is none, or the terminal cannot be kept from showing it.</exception>
    public static async Task<SecretText> ReadAsync(UserConsole user, string question, CancellationToken ct)
    {
        if (Console.IsInputRedirected)
        {
            user.Tell(question);
            return await ReadLineAsync(ct);
        }

        await SetEchoAsync(on: false);
        try
        {
            user.Tell($"{question} It is not shown.");
            return await ReadLineAsync(ct);
        }
        finally
        {
            await SetEchoAsync(on: true);
        }
    }

    // Straight from the descriptor: Console would show the line itself.
    private static async Task<SecretText> ReadLineAsync(CancellationToken ct)
    {
        using var input = new SafeFileHandle(StandardInput, ownsHandle: false);
        var line = await Task.Run(() => ReadLine(input), ct).WaitAsync(ct);
        return line.Length > 0
            ? new SecretText(line)
            : throw new LoginException(
                "Standard input ended, or its first line is empty or longer than 4 KiB: paste the whole of what the page shows.");
    }

    private static string ReadLine(SafeFileHandle input)
    {
        using var stream = new FileStream(input, FileAccess.Read, bufferSize: 0);
        var line = new byte[MaxBytes];
        for (var length = 0; length < line.Length; length++)
        {
            if (stream.Read(line, length, 1) == 0 || line[length] == '\n')
                return Encoding.UTF8.GetString(line, 0, length).Trim();
        }

        return "";
    }

    private static async Task SetEchoAsync(bool on)
    {
        try
        {
            using var stty = Process.Start(new ProcessStartInfo("stty", [on ? "echo" : "-echo"]))!;
            await stty.WaitForExitAsync(CancellationToken.None);
            if (stty.ExitCode == 0)
                return;
        }
        catch (Win32Exception problem)
        {
            throw Shown(problem);
        }

        throw Shown(cause: null);
    }

    private static LoginException Shown(Exception? cause)
        => new("The terminal cannot be kept from showing what is pasted (stty): give the line through a pipe instead.", cause);
}
