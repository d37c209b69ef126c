namespace Messaging.Contracts;

/// <summary>The worker's answer to a caller that waits for a command's outcome.</summary>
/// <param name="Operation">The operation as it stands; still <c>accepted</c> only when the command goes on without the waiter.</param>
public sealed record OperationOutcome(OperationView Operation);
