using System.Globalization;
using System.Text;
using Messaging.Contracts;

namespace Messaging.Worker.Features.Workspaces.Runtimes.Processes;

/// <summary>What the shim's child reads: the command and its environment, counted, so that a broken-off input is recognized.</summary>
internal static class ShimInput
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes down a command line, its first item being the executable's path, and an environment.</summary>
    /// <exception cref="ArgumentException">A name or value that no environment can hold. The message holds no value.</exception>
    public static byte[] Encode(IReadOnlyList<string> command, IReadOnlyDictionary<string, SecretText> environment)
    {
        using var bytes = new MemoryStream();
        Item(bytes, command.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var argument in command)
            Item(bytes, argument);
        Item(bytes, environment.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, secret) in environment)
        {
            var value = secret.Reveal();
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0') || value.Contains('\0', StringComparison.Ordinal))
                throw new ArgumentException($"the variable '{name.Replace('\0', ' ')}' cannot be put into an environment", nameof(environment));
            Item(bytes, $"{name}={value}");
        }

        return bytes.ToArray();
    }

    private static void Item(MemoryStream bytes, string text)
    {
        bytes.Write(Utf8.GetBytes(text));
        bytes.WriteByte(0);
    }
}
