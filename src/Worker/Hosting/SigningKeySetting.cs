using Microsoft.Extensions.Configuration;

namespace Messaging.Worker.Hosting;

/// <summary>The key that operation ids are signed with; the same for Api and worker.</summary>
internal static class SigningKeySetting
{
    private const string Name = "Operations:SigningKey";
    private const string Expected = "at least 32 random bytes in base64, the same for Api and Worker";
    private const int MinBytes = 32;

    /// <summary>Reads the key.</summary>
    /// <exception cref="SettingException">It is missing, not base64, or too short.</exception>
    public static byte[] SigningKey(this IConfiguration configuration)
    {
        var key = new byte[4096];
        return Convert.TryFromBase64String(configuration.Required(Name, Expected), key, out var length) && length >= MinBytes
            ? key[..length]
            : throw SettingException.Wrong(Name, Expected);
    }
}
