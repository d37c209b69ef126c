namespace Messaging.Worker.Pipeline.Execution;

/// <summary>
/// A command has failed for good. Thrown once its operation is recorded as failed, so that the message is moved to
/// <c>commands-error</c> with this text in its headers.
/// </summary>
/// <remarks>It has no inner exception: header space is limited, and a foreign text may hold anything. The log has the cause.</remarks>
/// <param name="message">What happened, in a sentence.</param>
internal sealed class CommandFailedException(string message) : Exception(message);
