using System.Text.Json.Serialization;

namespace Messaging.Contracts;

/// <summary>A command's visible life.</summary>
/// <param name="OperationId">Made from the command id; see <see cref="OperationIds"/>.</param>
/// <param name="Command">The command's name, for example <c>set_workspace_billing_mode</c>.</param>
/// <param name="Status">One of <see cref="OperationStatuses"/>.</param>
/// <param name="WorkspaceId">The workspace it is about; absent where it is about none.</param>
/// <param name="SubmittedAt">
/// When the Api took the request, UTC. Absent only for an accepted command sent with an <c>Idempotency-Key</c> that no
/// worker has seen yet, when asked of an instance that did not take it.
/// </param>
/// <param name="CompletedAt">When it had its outcome, UTC; absent until then.</param>
/// <param name="Result">The "done" body as JSON text; absent where there is none.</param>
/// <param name="Error">The problem a waiting caller would have been given; absent when it succeeded.</param>
public sealed record OperationView(
    string OperationId,
    string Command,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? WorkspaceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SubmittedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CompletedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonText? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Error);

/// <summary>The visible life of an operation.</summary>
public static class OperationStatuses
{
    /// <summary>The broker has it; no worker has decided it yet.</summary>
    public const string Accepted = "accepted";

    /// <summary>It took effect.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>A rule said no.</summary>
    public const string Rejected = "rejected";

    /// <summary>It could not be done; the error says why.</summary>
    public const string Failed = "failed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, Succeeded, Rejected, Failed];
}

/// <summary>The worker's answer to a caller that waits for a command's outcome.</summary>
/// <param name="Operation">The operation as it stands; still <c>accepted</c> only when the command goes on without the waiter.</param>
public sealed record OperationOutcome(OperationView Operation);
