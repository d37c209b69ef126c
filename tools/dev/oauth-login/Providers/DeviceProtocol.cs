using System.Text.Json.Serialization;

namespace Messaging.OAuthLogin.Providers;

/// <summary>The ways in which providers do a login on another device.</summary>
internal enum DeviceProtocol
{
    /// <summary>The standard, RFC 8628.</summary>
    [JsonStringEnumMemberName("rfc8628")]
    Rfc8628,

    /// <summary>OpenAI's own, as its codex client does it.</summary>
    Codex,
}
