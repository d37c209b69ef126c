using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>The record that somebody acknowledged the notices about giving a credential to the platform.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Notices">The notices, in their words of that time.</param>
internal sealed record Acknowledgement(DateTimeOffset At, string By, IReadOnlyList<Notice> Notices)
{
    /// <summary>The notices as they are stored.</summary>
    public string NoticesText => JsonSerializer.Serialize(Notices, WireJson.Options);

    /// <summary>Reads <see cref="NoticesText"/>.</summary>
    public static IReadOnlyList<Notice> ReadNotices(string text)
        => JsonSerializer.Deserialize<List<Notice>>(text, WireJson.Options) ?? [];
}
