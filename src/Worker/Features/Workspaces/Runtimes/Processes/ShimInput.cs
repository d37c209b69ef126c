using System.Globalization;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>The input of a shim: the command and its environment, with counts, so that a truncated input is recognized.</summary>
internal static class ShimInput
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encodes a command line, whose first item is the executable's path, and an environment.</summary>
    /// <exception cref="ArgumentException">A name or value that no environment can hold. The message holds no value.</exception>
    public static byte[] Encode(IReadOnlyList<string> command, IReadOnlyDictionary<string, SecretText> environment)
    {
        using var bytes = new MemoryStream();
        Write(bytes, command.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var argument in command)
            Write(bytes, argument);
        Write(bytes, environment.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, secret) in environment)
        {
            var value = secret.Reveal();
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0') || value.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"the variable '{name.Replace('\0', ' ')}' cannot be put into an environment", nameof(environment));
            }

            Write(bytes, $"{name}={value}");
        }

        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, string text)
    {
        bytes.Write(Utf8.GetBytes(text));
        bytes.WriteByte(0);
    }
}
