namespace Messaging.Contracts;

/// <summary>Asks for an operation by its command.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="CommandId">The command.</param>
/// <param name="OperationId">
/// The operation's id, by which the audit trail remembers what the ledger has forgotten; null from an older Api.
/// </param>
public sealed record GetOperation(Guid OrgId, Guid CommandId, string? OperationId = null) : IQuery<OperationView>;

/// <summary>Asks for a page of operations.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="Commands">Only operations of these commands.</param>
/// <param name="After">The cursor of the page before, or null for the first.</param>
/// <param name="Limit">At most this many, 1–200.</param>
/// <param name="Status">Only operations in this status, or null.</param>
public sealed record ListOperations(Guid OrgId, IReadOnlyList<string> Commands, string? After, int Limit, string? Status)
    : IQuery<OperationPage>;

/// <summary>A page of operations, in the order in which workers took them up.</summary>
/// <param name="Items">The operations.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
public sealed record OperationPage(IReadOnlyList<OperationView> Items, string? Next);

/// <summary>Asks whether a request with an <c>Idempotency-Key</c> is known already.</summary>
/// <param name="OrgId">The organization that asks; nothing of another is found.</param>
/// <param name="CommandId">The command that the key stands for.</param>
/// <param name="Fingerprint">The fingerprint of the request at hand.</param>
public sealed record GetRepeat(Guid OrgId, Guid CommandId, string Fingerprint) : IQuery<RepeatView>;

/// <summary>What is known of an <c>Idempotency-Key</c>.</summary>
/// <param name="Known">A worker has seen the first request.</param>
/// <param name="SameRequest">It was the same request.</param>
/// <param name="Operation">The operation, where it is the same request.</param>
public sealed record RepeatView(bool Known, bool SameRequest, OperationView? Operation);
