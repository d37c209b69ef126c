using Microsoft.Extensions.Configuration;

namespace Messaging.ServiceDefaults;

/// <summary>The settings that Api and worker have in common.</summary>
public static class SharedSettings
{
    private const string Broker = "RabbitMq:Uri";
    private const string BrokerExpected = "the broker's address, amqp://user:password@host:port/vhost";
    private const string SigningKey = "Operations:SigningKey";
    private const string SigningKeyExpected =
        "at least 32 random bytes in base64, for example the output of 'openssl rand -base64 32', the same for Api and Worker";

    private const int MinSigningKeyBytes = 32;

    /// <summary>The broker, with user, password and virtual host; over TLS when its scheme is <c>amqps</c>.</summary>
    /// <exception cref="SettingException">It is missing, or no such address.</exception>
    public static Uri BrokerAddress(this IConfiguration configuration)
        => configuration.RequiredAddress(Broker, BrokerExpected, "amqp", "amqps");

    /// <summary>The key that operation ids are signed with, the same in both programs.</summary>
    /// <exception cref="SettingException">It is missing, not base64, or too short.</exception>
    public static byte[] OperationSigningKey(this IConfiguration configuration)
        => configuration.Base64Key(SigningKey, SigningKeyExpected, MinSigningKeyBytes);
}
