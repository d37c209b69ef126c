using System.Text.Json;
using Messaging.Contracts;

namespace Messaging.Api.Http.Problems;

/// <summary>Writes problems as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class ProblemWriter
{
    private const string ContentType = "application/problem+json";
    private const string RetryAfterSeconds = "1";

    /// <summary>Writes a problem as the answer.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        var kind = ProblemTable.KindOf(problem.Code);
        http.Response.StatusCode = kind.Status;
        if (kind.Status is 429 or 503 or 504)
            http.Response.Headers.RetryAfter = RetryAfterSeconds;

        http.Response.ContentType = ContentType;
        var body = JsonSerializer.SerializeToUtf8Bytes(ProblemBody.Of(problem), WireJson.Options);
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
