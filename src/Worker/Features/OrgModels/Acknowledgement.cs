using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Worker.Features.OrgModels;

/// <summary>That somebody was told what a credential of their own means, and took it upon themselves.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Notices">What they were told, in its words of that time.</param>
internal sealed record Acknowledgement(DateTimeOffset At, string By, IReadOnlyList<Notice> Notices)
{
    /// <summary>The notices as they are stored.</summary>
    public string NoticesText => JsonSerializer.Serialize(Notices, WireJson.Options);

    /// <summary>Reads <see cref="NoticesText"/>.</summary>
    public static IReadOnlyList<Notice> ReadNotices(string text) => JsonSerializer.Deserialize<List<Notice>>(text, WireJson.Options) ?? [];
}
