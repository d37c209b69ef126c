using System.Text.Json;

namespace Messaging.Dev.Demo;

/// <summary>The organization's audit trail, as far as it has been read.</summary>
internal sealed class AuditTrail(ApiClient client)
{
    private const int MaxPages = 50; // a sample makes a few dozen events; a cursor that never ends must not hold it
    private readonly List<JsonElement> events = [];

    /// <summary>The types of all events read so far, in order.</summary>
    public IReadOnlyList<string> Types => [.. events.Select(TypeOf)];

    /// <summary>
    /// The types of the events that came since the last reading. The organization is the sample's own and it does one thing at
    /// a time, so they are what that one thing caused: all of one operation.
    /// </summary>
    public async Task<IReadOnlyList<string>> NewAsync(CancellationToken ct)
    {
        var known = events.Count;
        events.Clear();
        var after = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await client.GetAsync($"/audit?limit=200{after}", ct);
            if (answer.Status != 200)
                break;
            events.AddRange(answer.Body.GetProperty("items").EnumerateArray());
            if (answer["next"] is not { } next)
                break;
            after = $"&after={Uri.EscapeDataString(next)}";
        }

        return [.. events.Skip(known).Select(TypeOf)];
    }

    private static string TypeOf(JsonElement item) => item.GetProperty("type").GetString() ?? "";
}
