using Messaging.Api.Http.Problems;
using Messaging.Contracts;
using Microsoft.Net.Http.Headers;

namespace Messaging.Api.Http.Bodies;

/// <summary>Reads the body of a request in the form that its route declares.</summary>
internal static class BodyReader
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int InitialBytes = 4 * 1024;

    /// <summary>Reads and checks the body.</summary>
    /// <exception cref="RefusedException">It is too large, not JSON, or not of the route's form.</exception>
    public static async Task<RequestBody> ReadBodyAsync(this HttpContext http)
    {
        var form = http.GetEndpoint()?.Metadata.GetMetadata<BodySchema>() ?? BodySchema.Nothing;
        if (http.Request.ContentLength > MaxBytes)
            throw TooLarge();

        var bytes = await ReadAllAsync(http.Request.Body, http.RequestAborted);
        if (bytes.Length == 0 && form.Members.Count == 0)
            return RequestBody.Parse("{}"u8.ToArray(), form);
        if (!http.Request.HasJsonContentType() || !IsUtf8(http.Request))
            throw new RefusedException(ProblemCodes.UnsupportedMediaType, "send the body as application/json, in UTF-8");

        return RequestBody.Parse(bytes, form);
    }

    // JSON has no other encoding (RFC 8259, section 8.1): who announces one sends something else than what would be read.
    private static bool IsUtf8(HttpRequest request)
        => request.GetTypedHeaders().ContentType is { } type
            && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // The buffers are cleared as they are outgrown: they may hold a secret in the clear.
    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[InitialBytes];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += read;
                if (length > MaxBytes)
                    throw TooLarge();
                if (read == 0)
                    return buffer[..length];
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }
        }
        finally
        {
            Array.Clear(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = new byte[Math.Min(buffer.Length * 4, MaxBytes + 1)];
        buffer.CopyTo(larger, 0);
        Array.Clear(buffer);
        return larger;
    }

    private static RefusedException TooLarge() => new(StatusProblems.Of(StatusCodes.Status413PayloadTooLarge));
}
