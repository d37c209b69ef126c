namespace Messaging.Worker.Pipeline;

/// <summary>The program was put together incompletely: a fault of the build, said in one sentence before anything starts.</summary>
/// <param name="fault">What is wrong and what to do, without a full stop.</param>
internal sealed class IncompleteRegistrationException(string fault) : Exception($"The worker does not start: {fault}.");
