using System.Globalization;
using System.Security.Cryptography;

namespace Messaging.Api.Settings;

/// <summary>Everything the Api is configured with, checked before anything starts.</summary>
/// <param name="Broker">The broker, with user, password and virtual host.</param>
/// <param name="PublishTimeout">How long a command may wait for the broker's confirm.</param>
/// <param name="SigningKey">Signs operation ids; the worker has the same.</param>
/// <param name="Audience">The audience that tokens must name.</param>
/// <param name="Authority">Who issues tokens; null in Development with a local key.</param>
/// <param name="DevelopmentKey">The local key that verifies tokens; null where there is an authority.</param>
/// <param name="DevelopmentPeoplePath">Where the people are as whom one can sign in with one click, in Development; null for nowhere.</param>
/// <param name="SealingKeyPath">Where the public keys are that secret values are sealed to.</param>
/// <param name="AllowLoopback">Whether a base URL may point to this machine: in Development, for an endpoint that is being tried out.</param>
/// <param name="RequestsPerSecond">What one caller may send, in the long run.</param>
/// <param name="RequestBurst">What one caller may send at once.</param>
internal sealed record ApiSettings(
    Uri Broker,
    TimeSpan PublishTimeout,
    byte[] SigningKey,
    string Audience,
    Uri? Authority,
    ECDsa? DevelopmentKey,
    string? DevelopmentPeoplePath,
    string SealingKeyPath,
    bool AllowLoopback,
    int RequestsPerSecond,
    int RequestBurst)
{
    private const int MinSigningKeyBytes = 32;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidSettingException">One is missing or wrong.</exception>
    public static ApiSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var authority = ReadAuthority(configuration, environment);
        return new ApiSettings(
            ReadBroker(configuration),
            TimeSpan.FromSeconds(ReadWhole(configuration, "Broker:PublishTimeoutSeconds", fallback: 3, highest: 30)),
            ReadSigningKey(configuration),
            configuration["Auth:Audience"] is { Length: > 0 } audience ? audience : "messaging",
            authority,
            authority is null ? DevelopmentKeys.Read(configuration, environment) : null,
            ReadDevelopmentPeoplePath(configuration, environment),
            ReadSealingKeyPath(configuration),
            environment.IsDevelopment(),
            ReadWhole(configuration, "RateLimit:PerSecond", fallback: 5_000, highest: 1_000_000),
            ReadWhole(configuration, "RateLimit:Burst", fallback: 10_000, highest: 1_000_000));
    }

    private static Uri ReadBroker(IConfiguration configuration)
        => Uri.TryCreate(configuration["RabbitMq:Uri"], UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps" && uri.Host.Length > 0
            ? uri
            : throw new InvalidSettingException("RabbitMq:Uri must name the broker: put amqp://user:password@host:port/virtual-host there.");

    private static byte[] ReadSigningKey(IConfiguration configuration)
    {
        var text = configuration["Operations:SigningKey"] ?? "";
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= MinSigningKeyBytes
            ? key[..length]
            : throw new InvalidSettingException(
                "Operations:SigningKey must be at least 32 bytes in base64, the same for Api and Worker: put the output of 'openssl rand -base64 32' there.");
    }

    private static Uri? ReadAuthority(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Auth:Authority"] is not { Length: > 0 } text)
            return null;

        return Uri.TryCreate(text, UriKind.Absolute, out var authority)
            && authority.Scheme is "https" or "http" && (environment.IsDevelopment() || authority.Scheme is "https")
                ? authority
                : throw new InvalidSettingException("Auth:Authority must be the https address of the OpenID Connect issuer whose tokens are accepted.");
    }

    // Whoever reaches the page could be anybody in it.
    private static string? ReadDevelopmentPeoplePath(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Auth:DevelopmentPeoplePath"] is not { Length: > 0 } path)
            return null;

        return environment.IsDevelopment()
            ? path
            : throw new InvalidSettingException("Auth:DevelopmentPeoplePath is only allowed in Development: remove it.");
    }

    private static string ReadSealingKeyPath(IConfiguration configuration)
        => configuration["Sealing:PublicKeyPath"] is { Length: > 0 } path && File.Exists(path)
            ? path
            : throw new InvalidSettingException(
                "Sealing:PublicKeyPath must name a PEM file with the public keys that secret values are sealed to, the active one first.");

    private static int ReadWhole(IConfiguration configuration, string name, int fallback, int highest)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return fallback;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= highest
            ? value
            : throw new InvalidSettingException(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from 1 to {highest}."));
    }
}
