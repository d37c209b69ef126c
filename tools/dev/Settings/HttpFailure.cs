using System.Text.Json;

namespace Messaging.Dev.Settings;

/// <summary>What a request over HTTP fails with where a person can put something right.</summary>
internal static class HttpFailure
{
    /// <summary>Whether nobody answered, nobody answered in time, or the answer is no JSON.</summary>
    /// <param name="problem">What the request ended with.</param>
    /// <param name="ct">The caller's token: whoever cancels has no failure.</param>
    public static bool Is(Exception problem, CancellationToken ct)
        => problem is HttpRequestException or JsonException || (problem is TaskCanceledException && !ct.IsCancellationRequested);
}
