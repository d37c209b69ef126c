namespace Messaging.Worker.Infrastructure.Broker;

/// <summary>The broker is not set up as the worker needs it, and waiting does not help.</summary>
/// <param name="fault">What is wrong and what to do, without a full stop; shown at the start, by readiness and in the log.</param>
internal sealed class BrokerUnusableException(string fault) : Exception(fault);
