namespace Messaging.Api.Features.Operations;

/// <summary>A page of operations.</summary>
/// <param name="Items">The operations.</param>
/// <param name="Next">The cursor of the page after, or null at the end.</param>
internal sealed record OperationListBody(IReadOnlyList<OperationBody> Items, string? Next);
