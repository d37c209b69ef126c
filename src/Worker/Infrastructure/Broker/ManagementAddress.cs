using System.Text;
using Messaging.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The address and credentials of the broker's management API. Printed without the credentials.</summary>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="VirtualHost">The virtual host that the worker's queues are in.</param>
/// <param name="User">User and password, with a colon between them: the value of HTTP's Basic scheme.</param>
internal sealed record ManagementAddress(Uri Origin, string VirtualHost, string User)
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "Broker:Management";

    private const string Expected = "the address of the broker's management API, http://user:password@host:15672, or leave it unset";

    /// <summary>Reads the setting.</summary>
    /// <returns>The address, or null where none is set.</returns>
    /// <exception cref="SettingException">The setting is no such address.</exception>
    public static ManagementAddress? Read(IConfiguration configuration, Uri broker)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
            return null;

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", AbsolutePath: "/", Query: "" }
            && address.UserInfo.Contains(':', StringComparison.Ordinal)
                ? new ManagementAddress(
                    new Uri(address.GetLeftPart(UriPartial.Scheme) + address.Authority),
                    new ConnectionFactory { Uri = broker }.VirtualHost,
                    Uri.UnescapeDataString(address.UserInfo))
                : throw SettingException.Wrong(Setting, Expected);
    }

    /// <inheritdoc/>
    public override string ToString() => Origin.GetLeftPart(UriPartial.Authority);

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(ToString());
        return true;
    }
}
