namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The broker is not as this program needs it, and does not become so by itself.</summary>
/// <param name="fault">What is wrong and what to do, without a full stop: for the start, for readiness and for the log.</param>
internal sealed class BrokerUnusableException(string fault) : Exception(fault);
