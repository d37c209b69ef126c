using System.Text;
using RabbitMQ.Client;

namespace Messaging.System.BadInput;

/// <summary>A message that nobody should have sent.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Body">The body.</param>
public sealed record BadMessage(string What, byte[] Body)
{
    /// <summary>The usual type of content.</summary>
    public const string Envelope = "application/vnd.masstransit+json";

    public BadMessage(string what, string body)
        : this(what, Encoding.UTF8.GetBytes(body))
    {
    }

    /// <summary>The properties; those of every message unless it is said.</summary>
    public BasicProperties Properties { get; init; } = new() { ContentType = Envelope, Persistent = true };

    public override string ToString() => What;
}
