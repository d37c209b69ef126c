using System.Globalization;
using System.Text;

namespace Messaging.Contracts;

/// <summary>Whether the broker is new enough, for Api and Worker alike.</summary>
public static class BrokerVersion
{
    /// <summary>
    /// Quorum queues with a delivery limit and a single active consumer came with 3.8, dead-lettering them at least once with
    /// 3.10. An older broker takes the argument, ignores it, and may lose a command between its partition and <c>commands-error</c>.
    /// </summary>
    public static Version Needed { get; } = new(3, 10);

    /// <summary>The version, as the broker says it when it is connected to; null where it does not.</summary>
    /// <param name="serverProperties">What it says of itself (AMQP 0-9-1, <c>connection.start</c>).</param>
    public static string? Of(IEnumerable<KeyValuePair<string, object?>>? serverProperties)
        => serverProperties?.FirstOrDefault(property => property.Key == "version").Value is byte[] text
            ? Encoding.UTF8.GetString(text)
            : null;

    /// <summary>What is wrong with a version, in a sentence that says what to do; or null, as for one that cannot be read.</summary>
    /// <param name="version">As the broker says it: <c>4.1.4</c>, <c>3.13.0-rc.2</c>.</param>
    public static string? Check(string? version)
        => (version ?? "").Split('.') is [var first, var second, ..]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && new Version(major, minor) < Needed
            ? $"the broker is RabbitMQ {version}, and dead-lettering that loses nothing came with {Needed}: run RabbitMQ {Needed} or newer"
            : null;
}
