using System.Text.Json.Serialization;

namespace Messaging.Api.Commands;

/// <summary>The answer to a command that the broker has.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Status">Where it stands; <c>accepted</c> but for a repeat that is recognized.</param>
/// <param name="WorkspaceId">The workspace it is about; absent where it is about none.</param>
/// <param name="Location">Where the operation can be asked for.</param>
internal sealed record AcceptedView(
    string OperationId,
    string Command,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? WorkspaceId,
    string Location);
