using System.Text.Json.Serialization;
using Messaging.Api.Http.Problems;
using Messaging.Contracts;

namespace Messaging.Api.Features.Operations;

/// <summary>An operation as callers see it: its error is the very problem that a waiting caller would have been given.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Status">One of <see cref="OperationStatuses"/>.</param>
/// <param name="WorkspaceId">The workspace it is about; absent where it is about none.</param>
/// <param name="SubmittedAt">When the request was taken, UTC.</param>
/// <param name="CompletedAt">When it had its outcome, UTC; absent until then.</param>
/// <param name="Result">The "done" body; absent where there is none.</param>
/// <param name="Error">The problem; absent when it succeeded.</param>
internal sealed record OperationBody(
    string OperationId,
    string Command,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? WorkspaceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SubmittedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CompletedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonText? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProblemBody? Error)
{
    /// <summary>The operation of a worker's answer.</summary>
    public static OperationBody Of(OperationView view) => new(
        view.OperationId,
        view.Command,
        view.Status,
        view.WorkspaceId,
        view.SubmittedAt,
        view.CompletedAt,
        view.Result,
        view.Error is null ? null : ProblemBody.Of(view.Error));
}

/// <summary>A page of operations.</summary>
/// <param name="Items">The operations.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
internal sealed record OperationListBody(IReadOnlyList<OperationBody> Items, string? Next);
