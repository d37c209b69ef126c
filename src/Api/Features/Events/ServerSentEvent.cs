using System.Globalization;
using System.Text;
using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Api.Features.Events;

/// <summary>An audit event as streams send it; made once and sent to all of them.</summary>
/// <param name="Sequence">Its place in the organization's chain.</param>
/// <param name="AboutWorkspace">Whether it is about a workspace.</param>
/// <param name="Frame">The message in the form of the HTML standard, section 9.2.5, with the blank line that ends it.</param>
internal sealed record ServerSentEvent(long Sequence, bool AboutWorkspace, ReadOnlyMemory<byte> Frame)
{
    /// <summary>
    /// Makes the message of an item of <c>GET /audit</c>. Its canonical JSON has no line breaks, so it is one line of data.
    /// </summary>
    public static ServerSentEvent Of(JsonText item)
    {
        using var document = JsonDocument.Parse(item.Value);
        var members = document.RootElement;
        var sequence = members.GetProperty("sequence").GetInt64();
        var type = members.GetProperty("type").GetString();
        var aboutWorkspace = members.TryGetProperty("workspace_id", out var workspace) && workspace.ValueKind != JsonValueKind.Null;
        var frame = string.Create(CultureInfo.InvariantCulture, $"id: {sequence}\nevent: {type}\ndata: {item.Value}\n\n");
        return new ServerSentEvent(sequence, aboutWorkspace, Encoding.UTF8.GetBytes(frame));
    }
}
