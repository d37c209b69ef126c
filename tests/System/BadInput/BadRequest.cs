using System.Net.Http.Headers;
using Messaging.System.Harness;

namespace Messaging.System.BadInput;

/// <summary>A request that must be refused.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
public sealed record BadRequest(string What, HttpMethod Method, string Path)
{
    /// <summary>The body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What it is announced as; null for nothing.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Headers beside the usual ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The statuses that are right.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [400];

    /// <summary>The fields of which the refusal must name one; none where it can name none.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Sends it.</summary>
    public async Task<Answer> SendAsync(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        using var request = new HttpRequestMessage(Method, new Uri(Path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await caller.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await Answer.ReadAsync($"{Method} {Path[..Math.Min(Path.Length, 200)]}", response);
    }

    public override string ToString() => What;
}
