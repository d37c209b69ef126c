namespace Messaging.Contracts;

/// <summary>What is known of an <c>Idempotency-Key</c>.</summary>
/// <param name="Known">A worker has seen the first request.</param>
/// <param name="SameRequest">It was the same request.</param>
/// <param name="Operation">The operation, where it is the same request.</param>
public sealed record RepeatView(bool Known, bool SameRequest, OperationView? Operation);
