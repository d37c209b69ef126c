using System.Text.Json;

namespace Messaging.Dev.Demo;

/// <summary>What the Api answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; undefined where there is none.</param>
internal sealed record ApiResponse(int Status, JsonElement Body)
{
    /// <summary>A string member of the body; null where there is none.</summary>
    public string? this[string name]
        => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;
}
