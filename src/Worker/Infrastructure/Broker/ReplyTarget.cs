namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>Where the reply to a request goes.</summary>
/// <param name="Queue">The queue's name.</param>
internal sealed record ReplyTarget(string Queue);
