using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Messaging.System.Harness;

/// <summary>What the programs of a system are configured with.</summary>
public static class SystemSettings
{
    /// <summary>The settings of an Api that listens on a port.</summary>
    public static Dictionary<string, string> OfApi(MessagingSystem system, int port)
    {
        ArgumentNullException.ThrowIfNull(system);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RabbitMq__Uri"] = system.BrokerUri.ToString(),
            ["Operations__SigningKey"] = Convert.ToBase64String(system.Keys.SigningKey),
            ["Auth__Audience"] = "messaging",
            ["Auth__DevelopmentKeyPath"] = system.Keys.DevelopmentKeyPath,
            ["Auth__DevelopmentPeoplePath"] = system.People.Path,
            ["Sealing__PublicKeyPath"] = system.Keys.SealingPublicPath,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        Change(settings, system.Options.ApiSettings);
        return settings;
    }

    /// <summary>The settings of a worker, with changes; a null takes a setting away.</summary>
    public static Dictionary<string, string> OfWorker(MessagingSystem system, IReadOnlyDictionary<string, string?> changes)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(changes);
        var settings = new Dictionary<string, string>(system.Runtimes.Settings, StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = system.Database.WorkerConnection,
            ["RabbitMq__Uri"] = system.BrokerUri.ToString(),
            ["Operations__SigningKey"] = Convert.ToBase64String(system.Keys.SigningKey),
            ["Sealing__PrivateKeyPath"] = system.Keys.SealingPrivateDirectory,
            ["Runtime__StateDirectory"] = system.StateDirectory,
            ["MOLECULE_LLM_BASE_URL"] = MessagingSystem.BaseUrl,
            ["MOLECULE_LLM_USAGE_TOKEN"] = MessagingSystem.UsageToken,
            ["MOLECULE_LLM_ANTHROPIC_BASE_URL"] = MessagingSystem.AnthropicBaseUrl,
            ["MOLECULE_LLM_USAGE_URL"] = MessagingSystem.UsageUrl,
            ["DOTNET_ENVIRONMENT"] = "Development",
            [MessagingSystem.WorkerOnlyName] = "and nobody else's",
        };
        Change(settings, changes);
        return settings;
    }

    /// <summary>
    /// A port that nobody listens on: below those that the system gives to outgoing connections, which could take it before it is
    /// used, and below those of the servers.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_000, 20_000);
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Change(Dictionary<string, string> settings, IReadOnlyDictionary<string, string?> changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
                settings.Remove(name);
            else
                settings[name] = value;
        }
    }
}
