namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// A command can never succeed. Thrown once its operation is recorded as failed; the broker then moves the message to
/// <c>commands-error</c> with this text in its headers.
/// </summary>
/// <remarks>It has no inner exception on purpose: header space is bounded, and a foreign text may hold anything. The log has it.</remarks>
/// <param name="message">What happened, in a sentence.</param>
internal sealed class CommandFailedException(string message) : Exception(message);
